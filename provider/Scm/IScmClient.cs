namespace ScmPulumi.Provider.Scm;

/// <summary>The calls of the SSL Certificate Manager that this provider needs. Every failure is an <see cref="ScmException"/>.</summary>
internal interface IScmClient
{
    /// <summary>Reads a certificate; repeated freely on transient failures. Ends at once with <see cref="ScmErrorKind.Stopped"/> at <paramref name="stop"/>.</summary>
    Task<Certificate> ShowAsync(string certificateId, CancellationToken stop);

    /// <summary>One page of the account's certificates; as freely repeated as <see cref="ShowAsync"/>.</summary>
    Task<CertificatePage> ListAsync(CertificateQuery query, CancellationToken stop);

    /// <summary>The certificate and, where SCM made it, its private key; as freely repeated as <see cref="ShowAsync"/>, for it changes nothing.</summary>
    Task<ExportedCertificate> ExportAsync(string certificateId, CancellationToken stop);

    /// <summary>Why the application was rejected, in the service's words without hidden values; null where it does not say. As freely repeated as <see cref="ShowAsync"/>.</summary>
    /// <param name="certificateId">Whose application.</param>
    /// <param name="certificateName">The certificate's name: only the query by tags tells the reason, and it searches by name.</param>
    /// <param name="stop">Ends it at once.</param>
    Task<string?> FailureReasonAsync(string certificateId, string certificateName, CancellationToken stop);

    /// <summary>
    /// Submits the application. Repeated only where the request surely did not reach the service; after any doubt it fails with
    /// <see cref="ScmErrorKind.InDoubt"/> and the caller reads the status. A request whose first byte is out is waited for a little
    /// longer after <paramref name="stop"/>; one that has not begun is never begun and fails with <see cref="ScmErrorKind.Stopped"/>.
    /// </summary>
    Task ApplyAsync(string certificateId, ApplyRequest request, CancellationToken stop);

    /// <summary>Withdraws the application (the API calls it cancel-cert). The same rules of repetition as for apply.</summary>
    Task CancelAsync(string certificateId, CancellationToken stop);
}
