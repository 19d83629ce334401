using Dapper;
using Microsoft.Data.Sqlite;
using Nutrients.Compiler.Rules;
using Nutrients.Shared;

namespace Nutrients.Compiler;

/// <summary>Writes what is stated on evidence: functions, deficiencies, interactions, claims and reference intakes, and which source stands behind each.</summary>
internal static class StatementWriter
{
    /// <summary>What is said of a vitamin holds for its forms; what is said of protein, fat or carbohydrate is not said of an amino acid, a fatty acid or fibre.</summary>
    private const string FormsOfVitamins = "vitamins";

    public static void Insert(Tables tables, RowInserter inserter, SqliteConnection connection)
    {
        inserter.Insert("function", tables.Functions, derived: DatasetWriter.Numbered<FunctionRow>());
        inserter.Insert("function_nutrient", tables.FunctionNutrients);
        inserter.Insert("deficiency", tables.Deficiencies, derived: DatasetWriter.Numbered<DeficiencyRow>());
        inserter.Insert("interaction", tables.Interactions, derived: DatasetWriter.Numbered<InteractionRow>());
        inserter.Insert("interaction_substance", tables.InteractionSubstances, derived: DatasetWriter.Numbered<InteractionSubstanceRow>());
        inserter.Insert("claim", tables.Claims, derived: DatasetWriter.Numbered<ClaimRow>());
        connection.Execute("INSERT INTO claim_nutrient VALUES (@nutrient, @Id)", from claim in tables.Claims from nutrient in claim.NutrientIds.Listed() orderby nutrient, claim.Id select new { nutrient, claim.Id });

        var number = DatasetWriter.Numbered<ReferenceIntakeRow>();
        inserter.Insert("reference_intake", tables.ReferenceIntakes, derived: row => number(row).Append(("id", row.Id)));

        var known = new Known(tables);
        connection.Execute(
            "INSERT INTO nutrient_kin VALUES (@Nutrient, @Kin)",
            from nutrient in known.Nutrients.Keys
            from kin in known.Nutrients.Keys
            where nutrient == kin || known.IsBelow(kin, nutrient) || (known.IsBelow(nutrient, kin) && known.Nutrients[nutrient].Category == FormsOfVitamins)
            orderby nutrient, kin
            select new { Nutrient = nutrient, Kin = kin });

        connection.Execute(
            "INSERT INTO citation VALUES (@SourceId, @Kind, @FactId, @NutrientId, @Stance)",
            Citations(tables).DistinctBy(citation => citation with { Stance = "" })
                .OrderBy(citation => citation.SourceId, StringComparer.Ordinal).ThenBy(citation => citation.Kind, StringComparer.Ordinal)
                .ThenBy(citation => citation.FactId, StringComparer.Ordinal).ThenBy(citation => citation.NutrientId, StringComparer.Ordinal));

        InsertSearchText(tables, connection);
    }

    /// <summary>The stance of a source comes before its being named for a severity or an advice alone.</summary>
    private static IEnumerable<Citation> Citations(Tables tables) =>
    [
        .. tables.FunctionNutrients.SelectMany(row => Of(row, "function", row.FunctionId, row.NutrientId)),
        .. tables.Deficiencies.SelectMany(row => Of(row, "deficiency", row.Id, row.NutrientId)),
        .. tables.Interactions.SelectMany(row => Of(row, "interaction", row.Id, row.NutrientId)),
        .. tables.Interactions.SelectMany(row => $"{row.SeverityBy};{row.AdviceBy}".Listed().Select(source => new Citation(source, "interaction", row.Id, row.NutrientId, "background"))),
        .. tables.Claims.SelectMany(row => (row.NutrientIds.Length == 0 ? [""] : row.NutrientIds.Listed()).SelectMany(nutrient => Of(row, "claim", row.Id, nutrient))),
        .. tables.ReferenceIntakes.Select(row => new Citation(row.SourceId, "reference-intake", row.Id, row.NutrientId, "supports")),
    ];

    private static IEnumerable<Citation> Of(IStatement row, string kind, string fact, string nutrient) =>
        from stance in new[] { (Name: "supports", Sources: row.Supports), (Name: "opposes", Sources: row.Opposes), (Name: "mixed", Sources: row.Mixed) }
        from source in stance.Sources.Listed()
        select new Citation(source, kind, fact, nutrient, stance.Name);

    private static void InsertSearchText(Tables tables, SqliteConnection connection)
    {
        var substances = tables.InteractionSubstances.ToLookup(row => row.InteractionId, row => row.Name, StringComparer.Ordinal);

        Insert("source_search (rowid, title, authors, finding)", tables.Sources, row => [row.Title, row.Publisher, ""]);
        Insert("source_search (rowid, title, authors, finding)", tables.Studies, row => [row.Title, $"{row.Authors} | {row.Publisher}", row.Finding], after: tables.Sources.Count);
        Insert("function_search (rowid, name, mechanism)", tables.Functions, row => [row.Name, $"{row.Mechanism} | {row.KeyMolecules}"]);
        Insert("deficiency_search (rowid, sign, groups_at_risk)", tables.Deficiencies, row => [row.Sign, row.GroupsAtRisk]);
        Insert("interaction_search (rowid, other, effect)", tables.Interactions, row => [$"{row.Other} | {string.Join(" | ", substances[row.Id].Order(StringComparer.Ordinal))}", row.Effect]);
        Insert("substance_search (rowid, name)", tables.InteractionSubstances, row => [row.Name]);
        Insert("claim_search (rowid, statement, correction)", tables.Claims, row => [row.Statement, row.Correction]);

        // Rows are numbered in the order of their keys, as they were inserted.
        void Insert<TRow>(string columns, IEnumerable<TRow> rows, Func<TRow, string[]> texts, int after = 0) where TRow : Row
        {
            var number = after;

            foreach (var row in rows.OrderBy(row => row.Key, KeyOrder.Instance))
            {
                var values = new DynamicParameters(new { number = ++number });
                var names = texts(row).Select((text, index) =>
                {
                    values.Add($"text{index}", SearchText.Fold(text));
                    return $"@text{index}";
                }).ToArray();

                connection.Execute($"INSERT INTO {columns} VALUES (@number, {string.Join(", ", names)})", values);
            }
        }
    }

    private sealed record Citation(string SourceId, string Kind, string FactId, string NutrientId, string Stance);
}
