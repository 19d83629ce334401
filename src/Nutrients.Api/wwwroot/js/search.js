import { get, urlOf } from './api.js';
import { combobox } from './combobox.js';
import { go } from './router.js';

/** Where a hit of the search is shown. */
export const pageOf = hit => ({ nutrient: '/nutrients/', food: '/foods/', function: '/functions/', interaction: '/interactions/', claim: '/claims/', deficiency: '/deficiencies/', study: '/studies/' })[hit.type] + hit.id;

export const typeNames = { nutrient: 'Nutrient', food: 'Food', function: 'Function', interaction: 'Interaction', claim: 'Claim', deficiency: 'Sign', study: 'Study' };

export async function searchFor(text, type, limit = 8) {
  const found = await get('/v1/search', { q: text, type, limit }, { isRecorded: false });
  return {
    options: found.data.map(hit => ({ label: hit.name, detail: hit.matched === hit.name || !['nutrient', 'food'].includes(hit.type) ? null : hit.matched, kind: typeNames[hit.type], value: hit })),
    message: found.meta.correctedTo && `Shown for ${found.meta.correctedTo}`,
  };
}

/** The one box: what is chosen is opened, and what is only typed is searched for. */
export function siteSearch() {
  return combobox({
    label: 'Search nutrients, foods, functions, interactions, claims and studies',
    placeholder: 'Search: natto, vitamin K2, warfarin, 納豆 …',
    suggest: searchFor,
    choose: (option, text) => go(option ? pageOf(option.value) : urlOf('/search', { q: text })),
    empty: 'Nothing was found. Another word, or another spelling?',
  });
}
