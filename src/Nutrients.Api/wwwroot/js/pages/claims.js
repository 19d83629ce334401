import { h, whenQuiet } from '../dom.js';
import { get, nutrientsById } from '../api.js';
import { keepQuery } from '../router.js';
import { claimCard } from '../statements.js';
import { certainties, plural, shortName, title, verdicts } from '../words.js';

const topics = ['bone', 'cancer', 'deficiency', 'dosage', 'drug', 'food-source', 'glucose', 'heart', 'mechanism', 'mortality', 'safety', 'skin', 'teeth'];

export async function page({ query }) {
  const nutrients = await nutrientsById();
  const place = h('div', { 'aria-live': 'polite' });
  const text = h('input', { type: 'search', value: query.get('q') ?? '', placeholder: 'such as statin', oninput: whenQuiet(200, change) });
  const choices = {
    verdict: select('Verdict', 'Every verdict', Object.entries(verdicts), query.get('verdict')),
    certainty: select('Certainty', 'Any certainty', Object.entries(certainties), query.get('certainty')),
    topic: select('Topic', 'Every topic', topics.map(topic => [topic, title(topic)]), query.get('topic')),
    nutrientId: select('Nutrient', 'Every nutrient', [...nutrients.values()].map(nutrient => [nutrient.id, shortName(nutrient.name)]), query.get('nutrientId')),
  };
  const parameters = () => ({ q: text.value.trim(), ...Object.fromEntries(Object.entries(choices).map(([name, label]) => [name, label.querySelector('select').value])) });
  let turn = 0;
  await fill();

  function select(label, all, values, chosen) {
    return h('label', null, h('span', null, label), h('select', { onchange: change }, h('option', { value: '' }, all), values.map(([value, name]) => h('option', { value, selected: value === chosen }, name))));
  }

  function change() {
    keepQuery(parameters());
    fill();
  }

  async function fill() {
    const question = turn += 1;
    let found = await get('/v1/claims', { ...parameters(), limit: 20 });
    if (question !== turn) return;

    const list = h('div.cards', null, found.data.map(claim => claimCard(claim, { nutrients })));
    const more = h('button', {
      type: 'button', hidden: !found.links.next, onclick: async () => {
        found = await get(found.links.next, {}, { isRecorded: false });
        more.hidden = !found.links.next;
        list.append(...found.data.map(claim => claimCard(claim, { nutrients })));
      },
    }, 'More claims');
    place.replaceChildren(h('h2.visually-hidden', null, 'The claims'), h('p', null, found.meta.totalCount === 0 ? 'No claim fits this choice.' : `${plural(found.meta.totalCount, 'claim')}.`), list, more);
  }

  return {
    title: 'Claims',
    name: 'claims',
    content: [
      h('header.page-head', null, h('h1', null, 'Claims, checked'), h('p.lead', null, 'What is said of nutrients, with the verdict of the evidence, how sure it is, what is right instead, and the studies on either side.')),
      h('div.controls', null, h('label', null, h('span', null, 'Words'), text), Object.values(choices)),
      place,
    ],
  };
}
