using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// Waits until the service shows the validation records. The application exists at this point, so the ID and the state are returned no matter how the wait
/// ends.
/// </summary>
internal sealed class RecordWait(ProviderServices services)
{
    private readonly CertificateObserver _observer = new(services);

    /// <param name="previous">Outputs of an earlier run, whose records are treated as seen.</param>
    /// <param name="sentFrom">The status before the application was sent. Seen again, it says nothing about the new application. Null if none was sent.</param>
    /// <param name="first">An observation that serves as the first look; null to look.</param>
    /// <exception cref="InitializationException">Rejected, no record in time, or canceled.</exception>
    public async Task<ResourceState> WaitAsync(
        string id, PropertyMap inputs, PropertyMap? previous, CertificateStatus? sentFrom, Observation? first, Operation operation)
    {
        var wait = new Progress(id, inputs, previous, sentFrom, operation.Urn);
        var poll = new Poll(operation, services);
        bool isOver;
        try
        {
            isOver = await poll.UntilAsync(
                async isFirst =>
                {
                    var observed = isFirst && first is not null ? first : await _observer.LookAfterSendingAsync(id, operation);
                    await _observer.ExplainAsync(observed, operation);
                    wait.Saw(observed);
                    return wait.Failure is { } failure ? throw wait.NotReady(failure) : wait.IsOver;
                },
                wait.Describe);
        }
        catch (ScmException exception)
        {
            throw wait.NotReady(exception.Message);
        }

        return isOver ? await FinishedAsync(wait, operation) : await StoppedAsync(wait, poll.Trouble?.Message ?? wait.Describe(), operation);
    }

    private static async Task<ResourceState> FinishedAsync(Progress wait, Operation operation)
    {
        if (wait.NamesWithoutRecord() is { } names)
        {
            await operation.WarnAsync($"Certificate {wait.Id}: SCM shows no validation record yet for {names}. Run `pulumi refresh` later to read it.");
        }

        return wait.State();
    }

    /// <summary>The time is up, or the run was canceled.</summary>
    private static async Task<ResourceState> StoppedAsync(Progress wait, string seen, Operation operation)
    {
        if (operation.IsCancelled)
        {
            throw wait.NotReady(
                $"Certificate {wait.Id}: canceled while waiting for the validation records. The application is submitted ({seen}); run `pulumi up` again " +
                "to continue waiting.");
        }

        var message = $"Certificate {wait.Id}: no validation record within {operation.Elapsed.TotalSeconds:0} s ({seen}).";
        if (!wait.MayLackRecords)
        {
            throw wait.NotReady(
                $"{message} The application is submitted; run `pulumi up` again to continue waiting{Operation.WithMoreTimeToContinue}.");
        }

        await operation.WarnAsync($"{message} For this certificate, the records may arrive by email, or appear later. Run `pulumi refresh` to read them.");
        return wait.State();
    }

    /// <summary>What was seen so far.</summary>
    private sealed class Progress(string id, PropertyMap inputs, PropertyMap? previous, CertificateStatus? sentFrom, string urn)
    {
        private static readonly string Records = CertificateOutputs.ValidationRecords.Name;

        private Certificate _certificate = new();
        private string _seen = "status not read yet";
        private CertificateStatus? _status;
        private CertificateStatus? _sentFrom = sentFrom;
        private PropertyValue? _records = previous?.Bare(Records);
        private bool _isGone;
        private int _sameRecords;

        public string Id => id;

        /// <summary>Why there is nothing more to wait for.</summary>
        public string? Failure { get; private set; }

        public bool IsOver { get; private set; }

        /// <summary>OV and EV records may come by email, and automatic records do not have to be created by the user.</summary>
        public bool MayLackRecords =>
            _sentFrom is null && (new CertificateProduct(_certificate).IsOrganizationValidated || inputs.Flag(ApplicationTable.AutoDnsAuth));

        public void Saw(Observation observed)
        {
            _seen = $"status {observed.Status}";
            if (observed.Certificate is null)
            {
                _seen = "SCM cannot find the certificate";
                return;
            }

            _status = observed.Status;
            if (_sentFrom is { } before)
            {
                // A look may still show the previous application, or its withdrawal.
                if (observed.Status.Family == StatusFamily.Withdrawing) return;
                if (IsOfAnotherDomain(observed.Certificate))
                {
                    _seen = $"SCM shows another domain, status {observed.Status}";
                    return;
                }

                if (before.Text != observed.Status.Text) _sentFrom = null;
            }

            _certificate = observed.Certificate;
            if (_sentFrom is not null) return;
            var wasGone = _isGone;
            _isGone = observed.Status.Family == StatusFamily.Paid;
            if (observed.Status.Family == StatusFamily.Rejected) Failure = ApplicationFailures.Rejected(id, observed, urn);
            else if (_isGone) Failure = wasGone ? ApplicationFailures.OfApplicationGone(id, observed.Status).Message : null; // two looks, as everywhere
            else IsOver = observed.Status.Family != StatusFamily.Withdrawing && (observed.Status.IsPastDomainValidation || IsByMail() || HasRecords());
        }

        public string Describe() => _seen;

        public ResourceState State() => new(id, ApplicationState.Of(inputs, _certificate, previous));

        public InitializationException NotReady(string reason) => new(State(), [reason]);

        /// <summary>Null if no name lacks a record. Only a count if the names are secret.</summary>
        public string? NamesWithoutRecord()
        {
            var records = CertificateOutputs.ShownRecords(_certificate).ToList();
            if (_status is { IsPastDomainValidation: true } || IsByMail() || records.Count == 0) return null;
            if (records.Exists(record => string.IsNullOrEmpty(record.Domain))) return null;
            var covered = records.Select(record => DomainName.WithoutWildcard(DomainName.Normalise(record.Domain!))).ToHashSet(StringComparer.Ordinal);
            var names = ApplicationInputs.Names(inputs).Where(name => !covered.Contains(DomainName.WithoutWildcard(name))).ToList();
            if (names.Count == 0) return null;
            return ApplicationInputs.HasSecretNames(inputs) ? $"{names.Count} of the names" : string.Join(", ", names);
        }

        /// <summary>The service may show another of the names as the primary one.</summary>
        private bool IsOfAnotherDomain(Certificate certificate) =>
            ApplicationComparison.SameDomain(inputs, certificate) is false
            && !CertificateOutputs.Names(certificate).Contains(inputs.Text(ApplicationTable.Domain));

        private bool IsByMail() => ApplicationInputs.Method(inputs) == ValidationMethod.Email;

        /// <summary>
        /// The records are complete when two looks show the same ones. If a name has no record yet, four looks are needed, because the first ones are close
        /// together.
        /// </summary>
        private bool HasRecords()
        {
            if (CertificateOutputs.ValidationRecords.Read(_certificate) is not { } records) return previous?.Bare(Records) is not null;
            _sameRecords = records.SameAs(_records) ? _sameRecords + 1 : 0;
            _records = records;
            return _sameRecords >= (NamesWithoutRecord() is null ? 1 : 3);
        }
    }
}
