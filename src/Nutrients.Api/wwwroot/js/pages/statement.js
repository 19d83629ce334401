import { h } from '../dom.js';
import { get, nutrientsById } from '../api.js';
import { citeButtons, sourcesPath } from '../cite.js';
import { citationIdsOf, claimCard, deficiencyCard, functionCard, intakeCard, interactionCard } from '../statements.js';
import { linesOf } from '../sources.js';
import { kinds } from '../words.js';

const cards = { functions: functionCard, deficiencies: deficiencyCard, interactions: interactionCard, claims: claimCard, 'reference-intakes': intakeCard };

/** One statement on a page of its own. */
export async function page({ kind, id }) {
  const [item, nutrients] = await Promise.all([get(`/v1/${kind}/${id}`), nutrientsById()]);
  const ids = citationIdsOf(item);
  const texts = await linesOf(ids);
  const card = cards[kind](item, { nutrients, texts, isWhole: true });
  const name = card.querySelector('h1').textContent;

  return {
    title: name,
    name: 'statement',
    content: [
      h('p.kicker', null, kind === 'claims' ? h('a', { href: '/claims' }, 'Claims') : kinds[kind]),
      card,
      ids.length > 0 && h('section', null, h('h2', null, 'Its sources'), citeButtons(`the sources of ${name}`, sourcesPath(ids)), h('ul.bibliography', null, ids.map(source => h('li', null, h('a', { href: `/sources/${source}` }, texts.get(source)))))),
    ].filter(Boolean),
  };
}
