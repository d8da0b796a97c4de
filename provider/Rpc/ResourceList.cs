using Pulumirpc;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Rpc;

/// <summary>
/// The responses to a List (L1). The CLI stops at the first Continuation unless the user gives a number, so there is none unless the caller asks for pages
/// (recorded in tests/Engine/Traces, direct-operations 01 to 03).
/// </summary>
internal static class ResourceList
{
    /// <exception cref="ResourceException">The request is wrong, or the service could not be queried.</exception>
    public static async Task<IReadOnlyList<ListResponse>> AnswerAsync(
        Resource resource, ListRequest request, PropertyMap query, HiddenValues hidden, Operation operation)
    {
        var after = request.ContinuationToken;
        if (resource.Table.Listing is not { } listing) throw Wrong($"{resource.Table.Token} cannot be listed");
        if (request.Limit < 0 || request.PageSize < 0) throw Wrong("limit and page size must not be negative");
        if (after.Length > 0 && CertificateId.Problem(after) is not null) throw Wrong("the continuation token was not issued by this provider");
        if (query.Keys.Any(query.HasUnknown)) return [new ListResponse { Computed = new ListResponse.Types.Computed() }];

        var check = await CheckPipeline.RunAsync(listing, query, (_, _) => { }, operation, $"{resource.Table.Token}: ");
        if (check.Failures.Count > 0) throw Wrong(string.Join("; ", check.Failures.Select(failure => $"{failure.Property} {failure.Reason}".Trim())));
        hidden.Add(listing.Hidden(check.Inputs)); // the service may echo them

        var left = (await resource.ListAsync(check.Inputs, operation)).Where(listed => string.CompareOrdinal(listed.Id, after) > 0).ToList();
        var limit = request.Limit > 0 && request.Limit < left.Count ? (int)request.Limit : left.Count;
        var page = request.PageSize > 0 && request.PageSize < limit ? (int)request.PageSize : limit;
        var answers = left.Take(page).Select(Found).ToList();
        if (page < limit) answers.Add(new ListResponse { Continuation = new ListResponse.Types.Continuation { ContinuationToken = left[page - 1].Id } });
        return answers;
    }

    private static ListResponse Found(ListedResource listed) => new() { Result = new ListResponse.Types.Result { Id = listed.Id, Name = listed.Name } };

    private static ResourceException Wrong(string what) => new(FailureKind.InvalidInput, $"List: {what}.");
}
