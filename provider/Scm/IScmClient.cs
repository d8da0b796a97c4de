namespace ScmPulumi.Provider.Scm;

/// <summary>The calls of the SSL Certificate Manager that this provider needs. Every failure is an <see cref="ScmException"/>.</summary>
internal interface IScmClient
{
    /// <summary>The host of the endpoint, for messages.</summary>
    string Host { get; }

    /// <summary>Reads a certificate; retries transient failures. The deadline ends it at once, with <see cref="ScmErrorKind.Stopped"/>.</summary>
    Task<Certificate> ShowAsync(string certificateId, Deadline deadline);

    /// <summary>One page of the account's certificates; retries like <see cref="ShowAsync"/>.</summary>
    Task<CertificatePage> ListAsync(CertificateQuery query, Deadline deadline);

    /// <summary>
    /// One page of the account's certificates, with the links between a certificate and its renewal; retries like <see cref="ShowAsync"/>.
    /// </summary>
    Task<TagAnswer> ListByTagAsync(TagQuery query, Deadline deadline);

    /// <summary>The certificate and, if SCM generated it, its private key; retries like <see cref="ShowAsync"/>, because it changes nothing.</summary>
    Task<ExportedCertificate> ExportAsync(string certificateId, Deadline deadline);

    /// <summary>Why SCM rejected the application, in its words without hidden values; null if it does not say. Retries like <see cref="ShowAsync"/>.</summary>
    /// <param name="certificateId">The certificate whose application was rejected.</param>
    /// <param name="certificateName">The certificate's name: only the query by tag returns the reason, and it searches by name.</param>
    /// <param name="deadline">Ends the call at once.</param>
    Task<string?> FailureReasonAsync(string certificateId, string certificateName, Deadline deadline);

    /// <summary>
    /// Submits the application. Sends it again only if the request certainly did not reach the service. If there is any doubt, it fails with <see
    /// cref="ScmErrorKind.InDoubt"/>, and the caller reads the status. If the first byte was sent before the deadline, it waits a little longer for the
    /// response. Otherwise, it sends nothing and fails with <see cref="ScmErrorKind.Stopped"/>.
    /// </summary>
    Task ApplyAsync(string certificateId, ApplyRequest request, Deadline deadline);

    /// <summary>Withdraws the application (the API calls it cancel-cert). Sends it again under the same conditions as apply.</summary>
    Task CancelAsync(string certificateId, Deadline deadline);

    /// <summary>
    /// Deploys the certificate to one target. Sends it again under the same conditions as apply, because a second deployment may cost another fee.
    /// </summary>
    /// <returns>
    /// Null if the target accepted the certificate. Otherwise, the reason, in the words of the target's service without hidden values; empty if it does not
    /// say.
    /// </returns>
    Task<string?> DeployAsync(string certificateId, DeployRequest request, Deadline deadline);

    /// <summary>Where these certificates are in use, as far as SCM knows. Retries like <see cref="ShowAsync"/>, because it changes nothing.</summary>
    /// <param name="certificateIds">At most <see cref="DeployedQuery.MostCertificates"/>.</param>
    /// <param name="services">Such as <c>CDN</c>; <c>ALL</c> for all.</param>
    /// <param name="deadline">Ends the call at once.</param>
    Task<IReadOnlyList<DeployedCertificate>> DeployedResourcesAsync(
        IReadOnlyList<string> certificateIds, IReadOnlyList<string> services, Deadline deadline);
}
