import { h } from '../dom.js';
import { getAll } from '../api.js';
import { nutrientTree } from '../tree.js';
import { plural, title } from '../words.js';

export async function page() {
  const all = await getAll('/v1/nutrients');
  const groups = Map.groupBy(all.filter(nutrient => nutrient.parentId === null), nutrient => nutrient.category);

  return {
    title: 'All nutrients',
    content: [
      h('h1', null, 'Nutrients'),
      h('p.lead', null, `${plural(all.length, 'nutrient')} and forms. A form stands below what it is a form of.`),
      h('div.index.wide', null, [...groups].map(([category, roots]) => h('section', null, h('h2', null, title(category)), nutrientTree(roots, all)))),
    ],
  };
}
