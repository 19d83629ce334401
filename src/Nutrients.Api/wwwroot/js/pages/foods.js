import { h } from '../dom.js';
import { get } from '../api.js';
import { language } from '../foodnames.js';
import { keepQuery } from '../router.js';
import { foodCategories, plural, title, words } from '../words.js';

export async function page({ query }) {
  const category = h('select', { onchange: () => { keepQuery({ category: category.value }); fill(); } }, h('option', { value: '' }, 'All categories'), foodCategories.map(value => h('option', { value, selected: value === query.get('category') }, title(value))));
  const place = h('div', { 'aria-live': 'polite' });
  await fill();

  async function fill() {
    let found = await get('/v1/foods', { category: category.value, lang: language() === 'en' ? null : language(), limit: 60 });
    const list = h('ul.columns', null, found.data.map(foodItem));
    const more = h('button', {
      type: 'button', hidden: !found.links.next, onclick: async () => {
        found = await get(found.links.next, {}, { isRecorded: false });
        more.hidden = !found.links.next;
        list.append(...found.data.map(foodItem));
      },
    }, 'More foods');
    place.replaceChildren(h('p', null, `${plural(found.meta.totalCount, 'food')}.`), list, more);
  }

  return { title: 'Foods', content: [h('h1', null, 'Foods'), h('p.lead', null, 'To find one, search for it: in English, French or Japanese.'), h('div.controls', null, h('label', null, h('span', null, 'Category'), category)), place] };
}

const foodItem = food => h('li', null, h('a', { href: `/foods/${food.id}`, lang: food.lang === 'en' ? null : food.lang }, food.name), h('span.quiet', null, ` ${words(food.state)}`));
