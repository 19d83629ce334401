namespace Nutrients.Compiler.Import;

/// <summary>Reads the values and portions of the foods that are imported.</summary>
/// <param name="reader">Where they are read.</param>
/// <param name="store">Where they are kept.</param>
/// <param name="tables">The dataset that they are brought under.</param>
internal sealed class FdcValues(FdcReader reader, FdcStore store, Tables tables)
{
    private readonly ImportReport _report = reader.Report;

    // Rows of a food mostly stand together, so the last answer is kept.
    private (string Id, long Place, bool IsNew, string? Type) _last = ("", 0, false, null);

    public void Read()
    {
        ReadAmounts();

        if (reader.Download.Has("food_portion.csv"))
        {
            ReadPortions();
        }
    }

    private void ReadAmounts()
    {
        var (nutrients, derivations) = (new FdcNutrients(reader, tables), new FdcDerivations(reader));

        foreach (var row in reader.Rows("food_nutrient.csv", "fdc_id", "nutrient_id", "amount"))
        {
            if (!IsImported(row, "values", out var place, out _))
            {
                continue;
            }

            if (nutrients.Find(row["nutrient_id"]) is not { } nutrient)
            {
                reader.Lost(row, "nutrient_id", "nutrient.csv");
            }
            else if (nutrient.Nutrient is null)
            {
                _report.Count("values of nutrients that are not in the dataset", nutrient.Shown);
            }
            else if (nutrient.Factor is null)
            {
                _report.Count("values in a unit that cannot be converted", $"{nutrient.Shown}, to {nutrient.Nutrient.Unit}");
            }
            else
            {
                var meaning = derivations.MeaningOf(row["derivation_id"], out var stranger);
                var value = new FdcValue(row["amount"], row["data_points"], row["min"], row["max"], row["median"], row["loq"], reader.TextIn(row, row["footnote"], FdcFoods.LongestText));
                var (amount, problem) = FdcAmounts.Convert(value, nutrient, meaning);

                if (amount is null)
                {
                    _report.Row(row.File, row.Line, "values that cannot be taken over", problem!);
                    continue;
                }

                if (stranger is not null)
                {
                    _report.Count("values of a derivation that is not known here, imported as 'unknown'", stranger);
                }

                store.Run("INSERT INTO amount VALUES (@0, @1, @2, @3)", place, nutrient.Rank, row.Line, FdcWriter.Packed(amount));
            }
        }
    }

    private void ReadPortions()
    {
        var units = reader.Names("measure_unit.csv", "name");

        foreach (var row in reader.Rows("food_portion.csv", "fdc_id", "seq_num", "amount", "measure_unit_id", "portion_description", "modifier", "gram_weight"))
        {
            if (!IsImported(row, "portions", out var place, out var isNew))
            {
                continue;
            }

            if (!isNew)
            {
                _report.Count("portions of foods that the dataset has already", $"in {row.File}");
                continue;
            }

            // SR Legacy has no units: what is measured stands in the modifier.
            var unit = units.GetValueOrDefault(row["measure_unit_id"], "undetermined");
            var measure = string.Join(", ", new[] { unit == "undetermined" ? "" : unit, row["portion_description"], row["modifier"] }.Select(FdcText.Clean).Where(part => part.Length > 0));
            var (label, grams) = (FdcText.Clean($"{FdcAmounts.Shown(FdcAmounts.NumberIn(row["amount"]))} {measure}"), FdcAmounts.NumberIn(row["gram_weight"]));

            if (grams is not (>= 0.01m and <= 20_000) || measure.Length == 0 || label.Length > FdcFoods.LongestName || label.Contains('\uFFFD', StringComparison.Ordinal))
            {
                _report.Row(row.File, row.Line, "portions that cannot be taken over", $"'{label}' of '{row["gram_weight"]}' g: a portion needs a measure, and from 0.01 to 20000 g");
            }
            else
            {
                store.Run("INSERT INTO portion VALUES (@0, @1, @2, @3, @4)", place, FdcText.IsId(row["seq_num"], out var number) ? number : 0, row.Line, label, FdcAmounts.Shown(grams));
            }
        }
    }

    /// <summary>Whether a row is of a food that is imported; if not, it is counted.</summary>
    private bool IsImported(CsvTable row, string what, out long place, out bool isNew)
    {
        var id = row["fdc_id"];

        if (id != _last.Id)
        {
            _last = !FdcText.IsId(id, out var food) ? (id, 0, false, null)
                : store.Value("SELECT place * 2 + is_new FROM placed WHERE fdc_id = @0", food) is long found ? (id, found / 2, found % 2 == 1, null)
                : (id, 0, false, store.Value("SELECT type FROM food WHERE fdc_id = @0", food) as string);
        }

        (_, place, isNew, var type) = _last;

        if (place == 0 && type is null)
        {
            reader.Lost(row, "fdc_id", "food.csv");
        }
        else if (place == 0)
        {
            _report.Count($"{what} of foods that are not imported", type!);
        }

        return place > 0;
    }
}
