import { h } from '../dom.js';
import { get } from '../api.js';
import { choiceOf } from '../fields.js';
import { langParameter } from '../foodnames.js';
import { paged } from '../lists.js';
import { keepQuery } from '../router.js';
import { foodCategories, plural, title, words } from '../words.js';

export async function page({ query }) {
  const count = h('p', { role: 'status' });
  const place = h('div');
  const category = choiceOf('Category', [['', 'All categories'], ...foodCategories.map(value => [value, title(value)])], query.get('category'), value => {
    keepQuery({ category: value });
    fill(value);
  });
  await fill(query.get('category'));

  async function fill(value) {
    const found = await get('/v1/foods', { category: value, lang: langParameter(), limit: 60 });
    const parts = await paged(h('ul.columns'), found, foods => foods.map(foodItem), 'foods');
    count.textContent = `${plural(found.meta.totalCount, 'food')}.`;
    place.replaceChildren(...parts);
  }

  return { title: 'Foods', content: [h('h1', null, 'Foods'), h('p.lead', null, 'To find one, search for it: in English, French or Japanese.'), h('div.controls', null, category), h('div', null, count, place)] };
}

const foodItem = food => h('li', null, h('a', { href: `/foods/${food.id}`, lang: food.lang === 'en' ? null : food.lang }, food.name), h('span.quiet', null, ` ${words(food.state)}`));
