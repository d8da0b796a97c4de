using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Read: refresh, import and get. Inputs come back in exactly the form of Check, so that a refresh without drift shows none.</summary>
internal sealed class Reading(Observer observer)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    public async Task<ResourceState?> ReadAsync(ReadArguments arguments, Operation operation)
    {
        operation.Limit(Timeout);
        var id = arguments.Id;
        if (CertificateId.Problem(id) is { } problem) throw new ResourceException(FailureKind.InvalidInput, $"The ID '{id}' {problem}.");
        var observed = await observer.LookForApplicationAsync(id, operation.Stop);
        switch (LifeCycle.Of(observed.Status).Read)
        {
            case OnRead.NotFound:
                return null;
            case OnRead.Refuse:
                throw Refusals.OfImported(id, observed.Status);
            case OnRead.Ended:
                await operation.WarnAsync(Ended(id, observed.Status));
                break;
        }

        await observer.ExplainAsync(observed, operation);
        var state = StateOf(arguments, observed);
        if (LifeCycle.Of(observed.Status).Read == OnRead.Rejected) throw new InitializationException(state, [Refusals.Rejected(id, observed)]);
        if (LacksRecords(state, observed)) throw new InitializationException(state, [$"Certificate {id}: SCM shows no validation record yet (status {observed.Status}). Run `pulumi up` to wait for it."]);
        return state;
    }

    public static string Ended(string id, CertificateStatus status) =>
        $"Certificate {id} is {status}. A new certificate is needed: buy or renew one in SCM and set its certificateId.";

    private static ResourceState StateOf(ReadArguments arguments, Observation observed)
    {
        var certificate = observed.Certificate!;
        var isImport = arguments.OldInputs is not { Count: > 0 };
        var inputs = isImport ? ImportedInputs(arguments.Id, certificate) : RefreshedInputs(arguments.Id, arguments.OldInputs!, certificate, observed.Status);
        var outputs = CertificateApplicationOutputs.Of(inputs, certificate, arguments.Olds);
        if (isImport) outputs[CertificateApplicationOutputs.InputsNotRead] = PropertyValue.Of(NotRead(inputs, certificate));
        return new ResourceState(arguments.Id, outputs, inputs);
    }

    /// <summary>Where Create would have failed: a DV certificate, validated by record, without any.</summary>
    private static bool LacksRecords(ResourceState state, Observation observed) =>
        observed.Status.Family == StatusFamily.UnderReview
        && !observed.Status.IsPastDomainValidation
        && !CertificateApplicationOutputs.IsOrganisationValidated(observed.Certificate!)
        && !state.Inputs!.Flag(CertificateApplicationFields.AutoDnsAuth)
        && CertificateApplicationFields.Method(state.Inputs!) != CertificateApplicationFields.MethodEmail
        && state.Outputs.Bare(CertificateApplicationOutputs.ValidationRecords) is null;

    /// <summary>The echo is believed for names and, before issue, the method, and never where it is empty; all else comes from the recorded inputs.</summary>
    private static PropertyMap RefreshedInputs(string id, PropertyMap recorded, Certificate certificate, CertificateStatus status)
    {
        var inputs = CertificateApplicationFields.Marked(recorded);
        inputs.TryAdd(CertificateApplicationFields.CertificateIdName, PropertyValue.Of(id)); // the arguments of a get need not have it
        if (!string.IsNullOrEmpty(certificate.Domain)) BelieveNames(inputs, certificate);
        if (!status.IsIssuedOrLater && CertificateApplicationFields.ShownMethod(certificate) is { } method && method != CertificateApplicationFields.Method(inputs))
        {
            Replace(inputs, CertificateApplicationFields.DomainMethod, PropertyValue.Of(method));
        }

        return inputs;
    }

    private static void BelieveNames(PropertyMap inputs, Certificate certificate)
    {
        var shown = CertificateOutputs.Names(certificate).ToList();
        var others = WithoutTwins(inputs, shown);
        var same = SameApplication.SameNamesApartFromTwins(CertificateApplicationFields.Names(inputs), shown);
        if (inputs.Text(CertificateApplicationFields.DomainProperty) != shown[0]) Replace(inputs, CertificateApplicationFields.DomainProperty, PropertyValue.Of(shown[0]));
        if (!same && others.Count > 0) Replace(inputs, CertificateApplicationFields.Sans, PropertyValue.Of(others));
    }

    /// <summary>What the user marked secret stays so.</summary>
    private static void Replace(PropertyMap inputs, string name, PropertyValue value) =>
        inputs[name] = value.Marked(inputs.TryGetValue(name, out var recorded) && recorded.HasSecret());

    /// <summary>The additional names that are shown, less the twins that were not asked for: the CA added them.</summary>
    private static List<string> WithoutTwins(PropertyMap recorded, List<string> shown)
    {
        var wanted = CertificateApplicationFields.Names(recorded).ToHashSet(StringComparer.Ordinal);
        var twins = DomainName.Twins(wanted.Append(shown[0]));
        return [.. shown.Skip(1).Where(name => !twins.Contains(name) || wanted.Contains(name))];
    }

    /// <summary>All that the service returns unmasked. Consent was given, or there would be no application.</summary>
    private static PropertyMap ImportedInputs(string id, Certificate certificate)
    {
        var shown = CertificateOutputs.Names(certificate).ToList();
        var raw = new PropertyMap { [CertificateApplicationFields.Consent] = PropertyValue.Of(true) };
        raw.SetText(CertificateApplicationFields.CertificateIdName, id);
        raw.SetText(CertificateApplicationFields.DomainProperty, shown.FirstOrDefault());
        if (shown.Count > 1) raw[CertificateApplicationFields.Sans] = PropertyValue.Of(shown.Skip(1).Where(name => !IsAddedByCa(name, certificate)));
        raw.SetText(CertificateApplicationFields.DomainMethod, CertificateApplicationFields.ShownMethod(certificate));
        foreach (var field in CertificateApplicationFields.All)
        {
            if (certificate.ApplicationInfo is { } info && field.Echo(info) is var echo && SameApplication.IsReadable(field, echo)) raw.SetText(field.Name, echo);
        }

        return CertificateApplicationCheck.Normalise(raw, new Findings());
    }

    /// <summary>A product for one name carries another one only if the CA added it.</summary>
    private static bool IsAddedByCa(string name, Certificate certificate) =>
        !certificate.IsForSeveralNames && DomainName.TryParse(certificate.Domain ?? "", out var primary, out _) && primary.Twin == name;

    private static IEnumerable<string> NotRead(PropertyMap inputs, Certificate certificate) =>
        CertificateApplicationFields.All
            .Select(field => field.Name)
            .Where(name => !inputs.ContainsKey(name) && (name != CertificateApplicationFields.Sans || string.IsNullOrEmpty(certificate.Domain)));
}
