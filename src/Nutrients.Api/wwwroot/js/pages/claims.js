import { h, whenQuiet } from '../dom.js';
import { get, nutrientsById } from '../api.js';
import { choiceOf } from '../fields.js';
import { paged } from '../lists.js';
import { keepQuery } from '../router.js';
import { linesOf } from '../sources.js';
import { citationIdsOf, claimCard } from '../statements.js';
import { certainties, plural, shortName, title, verdicts } from '../words.js';

const topics = ['bone', 'cancer', 'deficiency', 'dosage', 'drug', 'food-source', 'glucose', 'heart', 'mechanism', 'mortality', 'safety', 'skin', 'teeth'];

export async function page({ query }) {
  const nutrients = await nutrientsById();
  const count = h('p', { role: 'status' });
  const place = h('div');
  const text = h('input', { type: 'search', value: query.get('q') ?? '', placeholder: 'such as statin', oninput: whenQuiet(200, change) });
  const choices = {
    verdict: choiceOf('Verdict', [['', 'Every verdict'], ...Object.entries(verdicts)], query.get('verdict'), change),
    certainty: choiceOf('Certainty', [['', 'Any certainty'], ...Object.entries(certainties)], query.get('certainty'), change),
    topic: choiceOf('Topic', [['', 'Every topic'], ...topics.map(topic => [topic, title(topic)])], query.get('topic'), change),
    nutrientId: choiceOf('Nutrient', [['', 'Every nutrient'], ...[...nutrients.values()].map(nutrient => [nutrient.id, shortName(nutrient.name)])], query.get('nutrientId'), change),
  };
  const parameters = () => ({ q: text.value.trim(), ...Object.fromEntries(Object.entries(choices).map(([name, label]) => [name, label.querySelector('select').value])) });
  let turn = 0;
  await fill();

  function change() {
    keepQuery(parameters());
    fill();
  }

  async function fill() {
    const question = turn += 1;
    const found = await get('/v1/claims', { ...parameters(), limit: 12 });
    const parts = await paged(h('div.cards'), found, cards, 'claims');
    if (question !== turn) return;

    count.replaceChildren(...(found.meta.totalCount === 0 ? ['No claim fits this choice. ', h('a', { href: '/claims' }, 'Show all claims')] : [`${plural(found.meta.totalCount, 'claim')}.`]));
    place.replaceChildren(...parts);
  }

  async function cards(claims) {
    const texts = await linesOf(claims.flatMap(citationIdsOf));
    return claims.map(claim => claimCard(claim, { nutrients, texts }));
  }

  return {
    title: 'Claims',
    name: 'claims',
    content: [
      h('header.page-head', null, h('h1', null, 'Claims, checked'), h('p.lead', null, 'What is said of nutrients, with the verdict of the evidence, how sure it is, what is right instead, and the studies on either side.')),
      h('div.controls', null, h('label', null, h('span', null, 'Words'), text), Object.values(choices)),
      h('section', null, h('h2.visually-hidden', null, 'The claims'), count, place),
    ],
  };
}
