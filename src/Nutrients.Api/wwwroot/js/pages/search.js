import { h } from '../dom.js';
import { get } from '../api.js';
import { choiceOf } from '../fields.js';
import { paged } from '../lists.js';
import { keepQuery } from '../router.js';
import { pageOf, siteSearch, typeNames } from '../search.js';
import { plural } from '../words.js';

export async function page({ query }) {
  const q = query.get('q') ?? '';
  const search = siteSearch();
  search.input.value = q;
  const count = h('p', { role: 'status' });
  const results = h('div');
  const type = choiceOf('Kind', [['', 'Everything'], ...Object.entries(typeNames)], query.get('type'), value => {
    keepQuery({ q, type: value });
    fill(value);
  });
  await fill(query.get('type'));

  async function fill(value) {
    if (!q) return;
    const found = await get('/v1/search', { q, type: value });
    const parts = await paged(h('ul.hits'), found, hits => hits.map(hitItem), 'results');
    count.replaceChildren(found.meta.totalCount === 0 ? `Nothing was found for “${q}”.` : plural(found.meta.totalCount, 'result'), found.meta.correctedTo ? ` for “${found.meta.correctedTo}”` : '');
    results.replaceChildren(...parts);
  }

  return {
    title: q ? `Search: ${q}` : 'Search',
    content: [h('h1', null, q ? `Search: ${q}` : 'Search'), h('div.search-box', { role: 'search', 'aria-label': 'Everything' }, search.element), h('div.controls', null, type), h('div', null, count, results)],
  };
}

const hitItem = hit => h('li', null, h('a', { href: pageOf(hit) }, hit.name), ' ', h('span.option-kind', null, typeNames[hit.type]),
  hit.matched !== hit.name && h('p.quiet', null, hit.matched),
  hit.snippet && hit.snippet !== hit.matched && h('p.quiet', null, hit.snippet));
