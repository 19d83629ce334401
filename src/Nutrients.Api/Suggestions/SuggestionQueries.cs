using Nutrients.Api.Data;
using Nutrients.Api.Search;
using Nutrients.Shared;

namespace Nutrients.Api.Suggestions;

/// <summary>What /suggestions finds, in the names of the index of /search.</summary>
internal sealed class SuggestionQueries(SearchIndex index)
{
    public IReadOnlyList<Suggestion> List(SuggestionFilter filter)
    {
        var types = filter.Type?.Split(',');
        var suggestions = new OrderedDictionary<SearchItem, Suggestion>(ReferenceEqualityComparer.Instance);

        foreach (var step in StepsOf(filter.Q!).TakeWhile(_ => suggestions.Count < filter.Limit))
        {
            for (var number = step.Next(0); number is { } found && suggestions.Count < filter.Limit; number = step.Next(found + 1))
            {
                var (item, name) = index.SuggestedNames[found];

                // The names of an item are numbered from the shortest, and an earlier step is a better match.
                if (types?.Contains(item.Type) is not false)
                {
                    suggestions.TryAdd(item, new Suggestion { Type = item.Type, Id = item.Id, Name = item.Names[0].Text, Matched = name });
                }
            }
        }

        return [.. suggestions.Values];
    }

    private IEnumerable<NumberSet> StepsOf(string q)
    {
        var begun = index.NamesBeginningWith(index.PhraseOf(q));
        yield return begun.And(index.OwnNames);
        yield return begun.Without(index.OwnNames);

        if (SearchText.Words(q) is { Count: > 0 } words)
        {
            yield return words.Select(word => index.NamesWith(index.PhraseOf(word))).Aggregate((some, others) => some.And(others));
        }
    }
}
