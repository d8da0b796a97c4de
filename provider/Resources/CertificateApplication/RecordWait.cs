using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// Waits until the service shows how control of the domains is to be proven. From here on the application exists, so whatever ends the wait
/// gives back id and state.
/// </summary>
internal sealed class RecordWait(Observer observer, TimeProvider time, Func<double> random)
{
    /// <param name="previous">Outputs of an earlier run, whose records count as seen.</param>
    /// <param name="sentFrom">The status that the application was sent from, which says nothing until another was seen; null if none was sent.</param>
    /// <param name="first">What was seen a moment ago, which counts as the first look; null to look.</param>
    /// <exception cref="InitializationException">Rejected, no record in time, cancelled.</exception>
    public async Task<ResourceState> WaitAsync(string id, PropertyMap inputs, PropertyMap? previous, CertificateStatus? sentFrom, Observation? first, Operation operation)
    {
        var wait = new Progress(id, inputs, previous, sentFrom);
        var schedule = new PollingSchedule(time, random);
        for (var seen = first; ; seen = null)
        {
            try
            {
                var observed = seen ?? await observer.LookAfterSendingAsync(id, operation);
                await observer.ExplainAsync(observed, operation);
                wait.Saw(observed);
                if (wait.Failure is { } failure) throw wait.NotReady(failure);
                if (wait.IsOver) return await FinishedAsync(wait, operation);
            }
            catch (ScmException exception) when (exception.IsTransient())
            {
                wait.Trouble = exception.Message;
            }
            catch (ScmException exception) when (exception.Kind != ScmErrorKind.Stopped)
            {
                throw wait.NotReady(exception.Message);
            }
            catch (ScmException)
            {
                return await StoppedAsync(wait, operation);
            }

            var pause = schedule.Next();
            await operation.StatusAsync($"{wait.Describe()}, {operation.Elapsed.TotalSeconds:0} s, next look in {pause.TotalSeconds:0} s");
            try
            {
                await schedule.PauseAsync(pause, operation.Stop);
            }
            catch (OperationCanceledException)
            {
                return await StoppedAsync(wait, operation);
            }
        }
    }

    private static async Task<ResourceState> FinishedAsync(Progress wait, Operation operation)
    {
        if (wait.NamesWithoutRecord() is { } names)
        {
            await operation.WarnAsync($"Certificate {wait.Id}: SCM shows no validation record yet for {names}. `pulumi refresh` shows it when it is there.");
        }

        return wait.State();
    }

    /// <summary>The time is up, or the run was cancelled.</summary>
    private static async Task<ResourceState> StoppedAsync(Progress wait, Operation operation)
    {
        if (operation.IsCancelled)
        {
            throw wait.NotReady($"Certificate {wait.Id}: cancelled while waiting for the validation records. The application is submitted ({wait.Describe()}); run `pulumi up` again to go on waiting.");
        }

        var message = $"Certificate {wait.Id}: no validation record within {operation.Elapsed.TotalSeconds:0} s ({wait.Describe()}).";
        if (!wait.MayLackRecords) throw wait.NotReady($"{message} The application is submitted; run `pulumi up` again to go on waiting, with a longer customTimeouts.create if need be.");
        await operation.WarnAsync($"{message} For this certificate they may come by mail, or later: `pulumi refresh` shows them when they are there.");
        return wait.State();
    }

    /// <summary>What was seen so far.</summary>
    private sealed class Progress(string id, PropertyMap inputs, PropertyMap? previous, CertificateStatus? sentFrom)
    {
        private Certificate _certificate = new();
        private CertificateStatus? _status;
        private CertificateStatus? _sentFrom = sentFrom;
        private PropertyValue? _records = previous?.Bare(CertificateApplicationOutputs.ValidationRecords);
        private bool _unchanged;
        private bool _isGone;

        public string Id => id;

        public string? Trouble { get; set; }

        /// <summary>Why there is nothing more to wait for.</summary>
        public string? Failure { get; private set; }

        public bool IsOver { get; private set; }

        /// <summary>OV and EV records may come by mail, and automatic ones are nobody's concern.</summary>
        public bool MayLackRecords =>
            _sentFrom is null && (CertificateApplicationOutputs.IsOrganisationValidated(_certificate) || inputs.Flag(CertificateApplicationFields.AutoDnsAuth));

        public void Saw(Observation observed)
        {
            Trouble = null;
            if (observed.Certificate is null)
            {
                Trouble = "SCM does not find the certificate";
                return;
            }

            _status = observed.Status;
            if (_sentFrom is { } before)
            {
                // A look may still show what was there before: the old application, or its withdrawal.
                if (observed.Status.Family == StatusFamily.Withdrawing) return;
                if (IsOfAnotherDomain(observed.Certificate))
                {
                    Trouble = $"SCM shows another domain, status {observed.Status}";
                    return;
                }

                if (before.Text != observed.Status.Text) _sentFrom = null;
            }

            _certificate = observed.Certificate;
            if (_sentFrom is not null) return;
            var wasGone = _isGone;
            _isGone = observed.Status.Family == StatusFamily.Paid;
            if (observed.Status.Family == StatusFamily.Rejected) Failure = Refusals.Rejected(id, observed);
            else if (_isGone) Failure = wasGone ? Refusals.OfApplicationGone(id, observed.Status).Message : null; // two looks, as everywhere
            else IsOver = observed.Status.Family != StatusFamily.Withdrawing && (observed.Status.IsPastDomainValidation || IsByMail() || HasRecords());
        }

        public string Describe() => (Trouble, _status) switch
        {
            ({ } trouble, _) => trouble,
            (_, { } status) => $"status {status}",
            _ => "status not read yet",
        };

        public ResourceState State() => new(id, CertificateApplicationOutputs.Of(inputs, _certificate, previous));

        public InitializationException NotReady(string reason) => new(State(), [reason]);

        /// <summary>Null if there is none; only how many where they are secret.</summary>
        public string? NamesWithoutRecord()
        {
            if (_status is { IsPastDomainValidation: true } || IsByMail() || _certificate.Authentications is not { Count: > 0 } records || records.Exists(record => string.IsNullOrEmpty(record.Domain))) return null;
            var covered = records.Select(record => WithoutWildcard(DomainName.Normalise(record.Domain!))).ToHashSet(StringComparer.Ordinal);
            var names = CertificateApplicationFields.Names(inputs).Where(name => !covered.Contains(WithoutWildcard(name))).ToList();
            if (names.Count == 0) return null;
            return CertificateApplicationFields.HasSecretNames(inputs) ? $"{names.Count} of the names" : string.Join(", ", names);
        }

        /// <summary>The service may put another of the names first.</summary>
        private bool IsOfAnotherDomain(Certificate certificate) =>
            SameApplication.SameDomain(inputs, certificate) is false && !CertificateOutputs.Names(certificate).Contains(inputs.Text(CertificateApplicationFields.DomainProperty));

        private bool IsByMail() => CertificateApplicationFields.Method(inputs) == CertificateApplicationFields.MethodEmail;

        /// <summary>The records are taken for complete when two looks show the same.</summary>
        private bool HasRecords()
        {
            if (CertificateOutputs.ValidationRecords.Read(_certificate) is not { } records) return previous?.Bare(CertificateApplicationOutputs.ValidationRecords) is not null;
            _unchanged = records.SameAs(_records);
            _records = records;
            return _unchanged;
        }

        private static string WithoutWildcard(string name) => name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
    }
}
