using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Read: refresh, import, and get. It returns the inputs exactly as Check normalizes them, so that a refresh without drift shows no change.</summary>
internal sealed class ApplicationRead(ProviderServices services)
{
    private readonly CertificateObserver _observer = new(services);
    private readonly KeyComparison _key = new(services);

    public async Task<ResourceState?> RunAsync(ReadArguments arguments, Operation operation)
    {
        operation.Limit(Operation.OneLook);
        var id = arguments.Id;
        CertificateIdField.RequireForm(id);
        var observed = await _observer.LookForApplicationAsync(id, operation.Deadline);
        var action = ApplicationLifecycle.Of(observed.Status).Read;
        switch (action)
        {
            case OnRead.NotFound:
                // For an import, the engine reports that the resource does not exist.
                if (!arguments.IsImport) await operation.WarnAsync(ApplicationFailures.NoLongerInState(id, observed.Status, services.Client().Host));
                return null;
            case OnRead.Refuse:
                throw ApplicationFailures.OfImported(id, observed.Status);
            case OnRead.Ended:
                await operation.WarnAsync(CertificateEnd.Ended(id, observed.Status, services.Directory.SuccessorOf(id)));
                break;
        }

        await _observer.ExplainAsync(observed, operation);
        var state = StateOf(arguments, observed);
        if (action == OnRead.Rejected) throw new InitializationException(state, [ApplicationFailures.Rejected(id, observed, operation.Urn)]);
        if (!LacksRecords(state, observed)) return await _key.CatchUpAsync(state, state.Inputs!, operation);
        throw new InitializationException(
            state, [$"Certificate {id}: SCM shows no validation record yet (status {observed.Status}). Run `pulumi up` to wait for it."]);
    }

    private static ResourceState StateOf(ReadArguments arguments, Observation observed)
    {
        var certificate = observed.Certificate!;
        var isImport = arguments.IsImport;
        var inputs = isImport ? ImportedInputs(arguments.Id, certificate) : RefreshedInputs(arguments.Id, arguments.OldInputs!, certificate, observed.Status);
        var outputs = ApplicationState.Of(inputs, certificate, arguments.Olds);
        if (isImport) outputs[ApplicationTable.InputsNotRead] = PropertyValue.Of(NotRead(inputs, certificate));
        return new ResourceState(arguments.Id, outputs, inputs);
    }

    /// <summary>Whether Create would have failed, because a DV certificate that is validated by records has none.</summary>
    private static bool LacksRecords(ResourceState state, Observation observed) =>
        observed.Status.Family == StatusFamily.UnderReview
        && !observed.Status.IsPastDomainValidation
        && !new CertificateProduct(observed.Certificate!).IsOrganizationValidated
        && !state.Inputs!.Flag(ApplicationTable.AutoDnsAuth)
        && ApplicationInputs.Method(state.Inputs!) != ValidationMethod.Email
        && state.Outputs.Bare(CertificateOutputs.ValidationRecords.Name) is null;

    /// <summary>Takes the names and (before issuance) the method from the service, unless they are empty. The recorded inputs provide the rest.</summary>
    private static PropertyMap RefreshedInputs(string id, PropertyMap recorded, Certificate certificate, CertificateStatus status)
    {
        var inputs = ApplicationTable.Table.Inputs.Marked(recorded);
        inputs.TryAdd(CertificateIdField.Name, PropertyValue.Of(id)); // the arguments of a get need not have it
        if (!string.IsNullOrEmpty(certificate.Domain)) BelieveNames(inputs, certificate);
        if (!status.IsIssuedOrLater && ValidationMethod.Of(certificate) is { } method && method != ApplicationInputs.Method(inputs))
        {
            Replace(inputs, ApplicationTable.DomainMethod, PropertyValue.Of(method));
        }

        return inputs;
    }

    private static void BelieveNames(PropertyMap inputs, Certificate certificate)
    {
        var shown = CertificateOutputs.Names(certificate).ToList();
        var others = WithoutTwins(inputs, shown);
        var same = DomainName.AreSameApartFromTwins(ApplicationInputs.Names(inputs), shown);
        if (inputs.Text(ApplicationTable.Domain) != shown[0]) Replace(inputs, ApplicationTable.Domain, PropertyValue.Of(shown[0]));
        if (!same && others.Count > 0) Replace(inputs, ApplicationTable.Sans, PropertyValue.Of(others));
    }

    /// <summary>What the user marked as secret stays secret.</summary>
    private static void Replace(PropertyMap inputs, string name, PropertyValue value) =>
        inputs[name] = value.Marked(inputs.TryGetValue(name, out var recorded) && recorded.HasSecret());

    /// <summary>The additional names that SCM shows, without the twins that the CA added.</summary>
    private static List<string> WithoutTwins(PropertyMap recorded, List<string> shown)
    {
        var wanted = ApplicationInputs.Names(recorded).ToHashSet(StringComparer.Ordinal);
        var twins = DomainName.Twins(wanted.Append(shown[0]));
        return [.. shown.Skip(1).Where(name => !twins.Contains(name) || wanted.Contains(name))];
    }

    /// <summary>Everything that the service returns unmasked. Consent was given, because an application exists.</summary>
    private static PropertyMap ImportedInputs(string id, Certificate certificate)
    {
        var shown = CertificateOutputs.Names(certificate).ToList();
        var raw = new PropertyMap { [ApplicationTable.AgreePrivacyProtection] = PropertyValue.Of(true) };
        raw.SetText(CertificateIdField.Name, id);
        raw.SetText(ApplicationTable.Domain, shown.FirstOrDefault());
        if (shown.Count > 1) raw[ApplicationTable.Sans] = PropertyValue.Of(shown.Skip(1).Where(name => !IsAddedByCa(name, certificate)));
        raw.SetText(ApplicationTable.DomainMethod, ValidationMethod.Of(certificate));
        foreach (var row in ApplicationTable.Fields)
        {
            var echo = certificate.ApplicationInfo is { } info ? row.Echo(info) : null;
            if (ApplicationComparison.IsReadable(row.Field, echo)) raw.SetText(row.Name, echo);
        }

        return ApplicationCheck.Normalise(raw, new Findings());
    }

    /// <summary>A product for one name has a second name only if the CA added it.</summary>
    private static bool IsAddedByCa(string name, Certificate certificate) =>
        !new CertificateProduct(certificate).IsForSeveralNames && DomainName.TryParse(certificate.Domain ?? "", out var primary, out _) && primary.Twin == name;

    private static IEnumerable<string> NotRead(PropertyMap inputs, Certificate certificate) =>
        ApplicationTable.Fields
            .Select(row => row.Name)
            .Where(name => !inputs.ContainsKey(name) && (name != ApplicationTable.Sans || string.IsNullOrEmpty(certificate.Domain)));
}
