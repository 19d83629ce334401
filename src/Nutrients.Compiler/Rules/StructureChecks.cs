using Nutrients.Shared;

namespace Nutrients.Compiler.Rules;

/// <summary>What the rows of a file must be among each other, and the files to one another.</summary>
internal static class StructureChecks
{
    public static IEnumerable<Finding> Run(Tables tables) =>
    [
        .. IdsAreUniqueAcrossSources(tables),
        .. IdentifiersBelongToOneSource(tables),
        .. NutrientPositionsAreUnique(tables),
        .. PositionsHaveNoGap(tables.FoodNames, row => (row.FoodId, row.Lang), row => row.Position),
        .. PositionsHaveNoGap(tables.Portions, row => (row.FoodId, ""), row => row.Position),
        .. NamesAreNotRepeated(tables),
        .. CodesBelongToOneFood(tables),
        .. AmountFilesAreNamedAfterSources(tables),
        .. SumsHaveTheirSource(tables),
        .. CodesWithMeaningAreKnown(tables),
        .. SourcesAreUsed(tables),
        .. CopiesHaveAnOriginal(tables),
        .. ReferenceIntakesHaveIdsOfTheirOwn(tables),
        .. FunctionsHaveNutrients(tables),
        .. CodedInteractionsHaveSubstances(tables),
        .. UnitsAreSpeltApart(tables),
        .. ConversionsSayWhatPrefixesDoNot(tables),
        .. SourcesGiveOneFactor(tables),
    ];

    private static IEnumerable<Finding> IdsAreUniqueAcrossSources(Tables tables)
    {
        var sources = tables.Sources.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        return tables.Studies.Where(study => sources.Contains(study.Id))
            .Select(study => study.Finding(Codes.Duplicate, $"'{study.Id}' is in data/sources.tsv already; a source and a study cannot share an id"));
    }

    private static IEnumerable<Finding> IdentifiersBelongToOneSource(Tables tables)
    {
        var identifiers = new List<(Row Row, string Identifier)>();
        identifiers.AddRange(tables.Sources.Select(row => ((Row)row, row.Doi)));

        foreach (var study in tables.Studies)
        {
            identifiers.AddRange([(study, study.Doi), (study, study.Pmid), (study, study.Pmcid)]);
        }

        // A DOI, a PMID and a PMCID never look alike, so one set will do.
        return identifiers.Where(pair => pair.Identifier.Length > 0).GroupBy(pair => pair.Identifier, StringComparer.Ordinal).SelectMany(group => group.Skip(1)
            .Select(pair => pair.Row.Finding(Codes.Duplicate, $"{pair.Identifier} is that of '{group.First().Row.Key[0]}'; a work stands here once")));
    }

    private static IEnumerable<Finding> NutrientPositionsAreUnique(Tables tables) =>
        tables.Nutrients.GroupBy(row => row.Position, StringComparer.Ordinal).SelectMany(group => group.Skip(1)
            .Select(row => row.Finding(Codes.Duplicate, $"position {row.Position} is that of '{group.First().Id}'; each nutrient has its own")));

    private static IEnumerable<Finding> PositionsHaveNoGap<TRow>(IEnumerable<TRow> rows, Func<TRow, (string, string)> group, Func<TRow, string> position) where TRow : Row =>
        rows.GroupBy(group).SelectMany(members => members
            .OrderBy(row => position(row).Number())
            .Select((row, index) => (row, expected: index + 1))
            .Where(pair => position(pair.row).Number() is { } given && given != pair.expected)
            .Take(1)
            .Select(pair => pair.row.Finding(Codes.Sequence, $"position {position(pair.row)} should be {pair.expected}: positions count 1, 2, 3 …")));

    private static IEnumerable<Finding> NamesAreNotRepeated(Tables tables)
    {
        var names = tables.Foods.DistinctBy(food => food.Id, StringComparer.Ordinal).Select(food => (food.Id, Lang: "en", food.Name)).ToHashSet();
        return tables.FoodNames.Where(row => !names.Add((row.FoodId, row.Lang, row.Name)))
            .Select(row => row.Finding(Codes.Duplicate, $"'{row.FoodId}' has the name '{row.Name}' ({row.Lang}) already"));
    }

    private static IEnumerable<Finding> CodesBelongToOneFood(Tables tables) =>
        tables.FoodCodes.GroupBy(row => (row.System, row.Code)).SelectMany(group => group.Skip(1)
            .Select(row => row.Finding(Codes.Duplicate, $"{row.System} {row.Code} is the code of '{group.First().FoodId}'; a code names one food")));

    private static IEnumerable<Finding> AmountFilesAreNamedAfterSources(Tables tables)
    {
        var known = new Known(tables);
        return tables.Amounts.GroupBy(row => row.File, StringComparer.Ordinal).Select(group => group.First())
            .Where(row => !known.Sources.Contains(row.SourceId) || row.SourceId == PartialTotals.SumOfForms)
            .Select(row => new Finding(row.File, 1, Codes.Reference, row.SourceId == PartialTotals.SumOfForms ? "the compiler makes these sums itself; take the file out" : $"the file is named after a source of data/sources.tsv or data/studies.tsv, and '{row.SourceId}' is none{Finding.Suggest(row.SourceId, known.Sources)}"));
    }

    private static IEnumerable<Finding> SumsHaveTheirSource(Tables tables) =>
        tables.Nutrients.Where(row => row.Total == PartialTotals.SumOfForms && tables.Sources.All(source => source.Id != PartialTotals.SumOfForms))
            .Select(row => row.Finding(Codes.Reference, $"total '{row.Total}' needs a source of that id in data/sources.tsv, which the compiler's own sums cite"));

    /// <summary>A code that the compiler does not know would be ranked or written by chance.</summary>
    private static IEnumerable<Finding> CodesWithMeaningAreKnown(Tables tables)
    {
        var meaning = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["amount-status"] = AmountRules.Statuses,
            ["derivation"] = Selection.Derivations,
            ["evidence"] = Selection.Evidences,
            ["nutrient-total"] = [PartialTotals.SumOfForms],
            ["reference-intake-status"] = ReferenceIntakeRules.Statuses,
        };
        return tables.Vocabularies.Where(row => meaning.TryGetValue(row.Vocabulary, out var codes) && !codes.Contains(row.Code, StringComparer.Ordinal))
            .Select(row => row.Finding(Codes.Vocabulary, $"'{row.Code}' means nothing to the compiler, which knows {string.Join(", ", meaning[row.Vocabulary])}"));
    }

    private static IEnumerable<Finding> SourcesAreUsed(Tables tables)
    {
        var used = tables.Amounts.Select(row => row.SourceId)
            .Concat(tables.Portions.Select(row => row.SourceId))
            .Concat(tables.Conversions.Select(row => row.SourceId))
            .Concat(Cited(tables))
            .Append(PartialTotals.SumOfForms)
            .ToHashSet(StringComparer.Ordinal);
        return tables.Sources.Cast<Row>().Concat(tables.Studies).Where(row => !used.Contains(row.Key[0]))
            .Select(row => row.Finding(Codes.Unused, $"no fact cites '{row.Key[0]}'; cite it or take it out"));
    }

    private static IEnumerable<string> Cited(Tables tables) =>
        tables.FunctionNutrients.Cast<IStatement>().Concat(tables.Deficiencies).Concat(tables.Interactions).Concat(tables.Claims)
            .SelectMany(row => $"{row.Supports};{row.Opposes};{row.Mixed}".Listed())
            .Concat(tables.Interactions.SelectMany(row => $"{row.SeverityBy};{row.AdviceBy}".Listed()))
            .Concat(tables.ReferenceIntakes.Select(row => row.SourceId));

    /// <summary>An id is made of the key in lower case, and says nothing of what goes without saying.</summary>
    private static IEnumerable<Finding> ReferenceIntakesHaveIdsOfTheirOwn(Tables tables) =>
        tables.ReferenceIntakes.GroupBy(row => row.Id, StringComparer.Ordinal).SelectMany(group => group.Skip(1)
            .Where(row => KeyOrder.Compare(row.Key, group.First().Key) != 0)
            .Select(row => row.Finding(Codes.Duplicate, $"its id '{row.Id}' is that of line {group.First().Line}")));

    private static IEnumerable<Finding> FunctionsHaveNutrients(Tables tables)
    {
        var served = tables.FunctionNutrients.Select(row => row.FunctionId).ToHashSet(StringComparer.Ordinal);
        return tables.Functions.Where(row => !served.Contains(row.Id))
            .Select(row => row.Finding(Codes.Lonely, $"no line of data/function-nutrients.tsv says which nutrient serves '{row.Id}'"));
    }

    /// <summary>A drug that stands in no list of names cannot be found by its name.</summary>
    private static IEnumerable<Finding> CodedInteractionsHaveSubstances(Tables tables)
    {
        var named = tables.InteractionSubstances.Select(row => row.InteractionId).ToHashSet(StringComparer.Ordinal);
        return tables.Interactions.Where(row => row.Kind is "drug" or "drug-class" && !named.Contains(row.Id))
            .Select(row => row.Finding(Codes.Lonely, $"no line of data/interaction-substances.tsv names the drug of '{row.Id}'"));
    }

    /// <summary>The API takes several spellings for a unit; each must lead to one.</summary>
    private static IEnumerable<Finding> UnitsAreSpeltApart(Tables tables) =>
        from spelling in tables.Units.SelectMany(row => new[] { row.Id, row.Ucum }.Where(text => text.Length > 0).Select(UnitText.Fold).Distinct(StringComparer.Ordinal).Select(text => (text, row))).GroupBy(pair => pair.text, pair => pair.row, StringComparer.Ordinal)
        from row in spelling.Skip(1).Where(row => row.Id != spelling.First().Id)
        select row.Finding(Codes.Duplicate, $"'{row.Id}' ({row.Ucum}) reads like '{spelling.First().Id}' ({spelling.First().Ucum}) of line {spelling.First().Line}");

    /// <summary>From mg to µg there is one factor, and no source that could give another.</summary>
    private static IEnumerable<Finding> ConversionsSayWhatPrefixesDoNot(Tables tables) =>
        tables.Conversions.Where(row => row.FromUnit.Length > 0 && UnitText.KindOf(row.FromUnit) == UnitText.KindOf(row.ToUnit))
            .Select(row => row.Finding(Codes.Conversion, row.FromUnit == row.ToUnit ? $"a factor from {row.FromUnit} to itself is of no use: what a form counts for has a unit of its own" : $"{row.FromUnit} and {row.ToUnit} differ by a prefix alone, which needs no factor"));

    /// <summary>A factor holds both ways and for every prefix: if a source gave two, nobody could say which one it means.</summary>
    private static IEnumerable<Finding> SourcesGiveOneFactor(Tables tables) =>
        tables.Conversions.GroupBy(row => (row.NutrientId, row.Form, row.SourceId, Units: string.Join(" and ", new[] { row.FromUnit, row.ToUnit }.Select(UnitText.KindOf).Order(StringComparer.Ordinal))))
            .SelectMany(group => group.Skip(1).Where(row => KeyOrder.Compare(row.Key, group.First().Key) != 0)
                .Select(row => row.Finding(Codes.Conversion, $"line {group.First().Line} has the factor between {group.First().FromUnit} and {group.First().ToUnit} that '{row.SourceId}' gives; keep the one that it prints")));

    private static IEnumerable<Finding> CopiesHaveAnOriginal(Tables tables)
    {
        var copies = tables.Amounts.Where(row => row.CopyOf.Length > 0).ToArray();
        var missing = copies.Select(row => (row.FoodId, row.NutrientId, row.CopyOf)).ToHashSet();
        missing.ExceptWith(tables.Amounts.Select(row => (row.FoodId, row.NutrientId, row.SourceId)));

        return copies.Where(row => missing.Contains((row.FoodId, row.NutrientId, row.CopyOf)))
            .Select(row => row.Finding(Codes.Copy, $"copyOf: {row.CopyOf} has no value for {row.NutrientId} of {row.FoodId}"));
    }
}
