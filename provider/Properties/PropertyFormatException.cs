namespace ScmPulumi.Provider.Properties;

/// <summary>A message from the engine contains something that is not a property value.</summary>
internal sealed class PropertyFormatException(string what) : FormatException($"The engine sent {what}.");
