import { h, between } from '../dom.js';
import { get, nutrientsById } from '../api.js';
import { foodChart } from '../foodchart.js';
import { siteSearch } from '../search.js';
import { numberText, shortName, title } from '../words.js';

const examples = [['Vitamin K2', '/nutrients/vitamin-k2'], ['Natto', '/foods/natto'], ['Warfarin and vitamin K', '/interactions/warfarin-vitamin-k'], ['A plate with warfarin', '/plate?food=natto:50&food=spinach-boiled:1x0.5&medication=warfarin'], ['Wrong claims', '/claims?verdict=wrong']];

export async function page() {
  const [ranking, dataset, nutrients] = await Promise.all([get('/v1/nutrients/vitamin-k2/food-sources', { limit: 5 }), get('/v1/dataset'), nutrientsById()]);
  const search = siteSearch();
  const { counts } = dataset;
  const groups = Map.groupBy([...nutrients.values()].filter(nutrient => nutrient.parentId === null), nutrient => nutrient.category);

  return {
    title: 'Nutrients',
    name: 'home',
    content: [
      h('section.hero', null,
        h('h1', null, 'What food holds, what it does, and who says so.'),
        h('div.search-box', { role: 'search', 'aria-label': 'Everything' }, search.element),
        h('p.examples', null, 'For example: ', between(examples.map(([text, url]) => h('a', { href: url }, text)), ' · '))),
      h('ul.counts', null, [['foods', counts.foods, '/foods'], ['nutrients', counts.nutrients, '/nutrients'], ['claims', counts.claims, '/claims'], ['interactions', counts.interactions], ['amounts', counts.amounts], ['studies', counts.studies]]
        .map(([what, count, url]) => h('li', null, h('b', null, numberText(count)), ' ', url ? h('a', { href: url }, what) : what))),
      h('section', null,
        h('h2', null, h('a', { href: '/nutrients/vitamin-k2' }, 'Where vitamin K2 is')),
        h('p.quiet', null, 'In 100 g. Every number leads to its source; where sources differ, all of them are drawn.'),
        await foodChart(ranking, { nutrientId: 'vitamin-k2', basis: '100g' })),
      h('section', null,
        h('h2', null, 'Nutrients'),
        h('div.index', null, [...groups].map(([category, members]) => h('section', null, h('h3', null, title(category)), h('ul', null, members.map(nutrient => h('li', null, h('a', { href: `/nutrients/${nutrient.id}` }, shortName(nutrient.name))))))))),
    ],
    shown: () => { if (matchMedia('(hover: hover)').matches) search.input.focus({ preventScroll: true }); },
  };
}
