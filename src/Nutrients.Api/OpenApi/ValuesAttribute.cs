namespace Nutrients.Api.OpenApi;

/// <summary>The closed list of values that a text property can have.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValuesAttribute(params string[] values) : Attribute
{
    public IReadOnlyList<string> Values => values;
}
