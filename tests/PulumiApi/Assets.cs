namespace Pulumi;

public abstract class AssetOrArchive
{
    private protected AssetOrArchive() { }
}

public abstract class Asset : AssetOrArchive
{
    private protected Asset() { }
}

public sealed class FileAsset : Asset
{
    public FileAsset(string path) => throw Declaration.Only;
}

public sealed class StringAsset : Asset
{
    public StringAsset(string text) => throw Declaration.Only;
}

public sealed class RemoteAsset : Asset
{
    public RemoteAsset(string uri) => throw Declaration.Only;
}

public abstract class Archive : AssetOrArchive
{
    private protected Archive() { }
}

public sealed class FileArchive : Archive
{
    public FileArchive(string path) => throw Declaration.Only;
}

public sealed class RemoteArchive : Archive
{
    public RemoteArchive(string uri) => throw Declaration.Only;
}

public sealed class AssetArchive : Archive
{
    public AssetArchive(IDictionary<string, AssetOrArchive> assets) => throw Declaration.Only;
}
