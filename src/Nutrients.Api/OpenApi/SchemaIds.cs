namespace Nutrients.Api.OpenApi;

/// <summary>The names of schemas: FoodSourcePage instead of a name with the type parameters of C# in it.</summary>
internal static class SchemaIds
{
    public static string Of(Type type) => type.IsGenericType ? $"{type.GetGenericArguments()[0].Name}{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}" : type.Name;
}
