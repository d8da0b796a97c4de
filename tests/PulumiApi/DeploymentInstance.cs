namespace Pulumi;

public sealed class DeploymentInstance
{
    private DeploymentInstance() { }

    public string StackName => throw Declaration.Only;

    public string ProjectName => throw Declaration.Only;

    public string OrganizationName => throw Declaration.Only;

    public string RootDirectory => throw Declaration.Only;

    public bool IsDryRun => throw Declaration.Only;

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) => throw Declaration.Only;

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) => throw Declaration.Only;

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) => throw Declaration.Only;

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest)
        => throw Declaration.Only;

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null) => throw Declaration.Only;

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options) => throw Declaration.Only;

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => throw Declaration.Only;

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest)
        => throw Declaration.Only;

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) => throw Declaration.Only;

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => throw Declaration.Only;

    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) => throw Declaration.Only;

    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => throw Declaration.Only;

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) => throw Declaration.Only;

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) => throw Declaration.Only;

    public Output<T> Call<T>(string token, CallArgs args, Resource? self = null, CallOptions? options = null) => throw Declaration.Only;

    public Output<T> Call<T>(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest)
        => throw Declaration.Only;

    public void Call(string token, CallArgs args, Resource? self = null, CallOptions? options = null) => throw Declaration.Only;

    public void Call(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest)
        => throw Declaration.Only;

    public void RegisterInvokeTransform(InvokeTransform transform) => throw Declaration.Only;
}
