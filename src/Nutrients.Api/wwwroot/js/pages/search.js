import { h } from '../dom.js';
import { get } from '../api.js';
import { keepQuery } from '../router.js';
import { pageOf, siteSearch, typeNames } from '../search.js';
import { plural } from '../words.js';

export async function page({ query }) {
  const q = query.get('q') ?? '';
  const type = query.get('type') ?? '';
  const search = siteSearch();
  search.input.value = q;
  const results = h('div', { 'aria-live': 'polite' });
  const types = h('select', { onchange: () => { keepQuery({ q, type: types.value }); fill(); } }, h('option', { value: '' }, 'Everything'), Object.entries(typeNames).map(([value, name]) => h('option', { value, selected: value === type }, name)));

  async function fill() {
    const found = await get('/v1/search', { q, type: types.value });
    results.replaceChildren(...listOf(found));
  }

  function listOf(found) {
    const list = h('ul.hits', null, found.data.map(hitItem));
    const more = h('button', { type: 'button', hidden: !found.links.next, onclick: async () => {
      const next = await get(found.links.next, {}, { isRecorded: false });
      found.links.next = next.links.next;
      more.hidden = !next.links.next;
      list.append(...next.data.map(hitItem));
    } }, 'More');
    return [
      h('p', null, found.meta.totalCount === 0 ? `Nothing was found for “${q}”.` : plural(found.meta.totalCount, 'result'), found.meta.correctedTo && ` for “${found.meta.correctedTo}”`),
      list, more,
    ];
  }

  if (q) await fill();

  return {
    title: q ? `Search: ${q}` : 'Search',
    content: [h('h1', null, q ? `Search: ${q}` : 'Search'), h('div.search-box', { role: 'search', 'aria-label': 'Everything' }, search.element), h('div.controls', null, h('label', null, h('span', null, 'Kind'), types)), results],
  };
}

const hitItem = hit => h('li', null, h('a', { href: pageOf(hit) }, hit.name), ' ', h('span.option-kind', null, typeNames[hit.type]),
  hit.matched !== hit.name && h('p.quiet', null, hit.matched),
  hit.snippet && hit.snippet !== hit.matched && h('p.quiet', null, hit.snippet));
