import { h, between } from './dom.js';
import { evidenceBar } from './charts.js';
import { citeMenu, sourceLinks, stances } from './cite.js';
import { ageText, authorities, capital, certainties, directionText, intakeTypes, numberText, severities, shortName, title, verdicts, words } from './words.js';

/* What is said of nutrients: the same form in a list and on a page of its own. */

/** Every source that a statement names, whatever its stance. */
export const citationIdsOf = item => [...new Set([item, ...(item.nutrients ?? [])].flatMap(part => [...(part.citationIdsFor ?? []), ...(part.citationIdsMixed ?? []), ...(part.citationIdsAgainst ?? []), ...(part.adviceCitationIds ?? []), ...(part.citationIds ?? [])]))];

const level = { high: 4, moderate: 3, low: 2, 'very-low': 1, 'not-assignable': 0 };

/** How sure it is: in words, with a mark beside them. */
export const certaintyBadge = certainty => h('span.badge.certainty', { 'data-level': level[certainty] }, h('span.dots', { 'aria-hidden': 'true' }, [1, 2, 3, 4].map(dot => h(dot <= level[certainty] ? 'i.on' : 'i'))), certainties[certainty]);

const verdictMarks = { supported: '✓', 'partly-supported': '◐', 'insufficient-evidence': '?', contradicted: '✕', wrong: '✕' };

export const verdictBadge = verdict => h('span.badge.verdict', { 'data-verdict': verdict }, h('span', { 'aria-hidden': 'true' }, `${verdictMarks[verdict]} `), verdicts[verdict]);

export const severityBadge = severity => h('span.badge.severity', { 'data-severity': severity }, severity === 'none' ? severities.none : `${severities[severity]} severity`);

const nutrientLinks = (ids, nutrients) => between(ids.map(id => h('a', { href: `/nutrients/${id}` }, shortName(nutrients.get(id)?.name ?? id))), ', ');

/** The heading of a statement: a link to its own page, unless this is that page. */
const heading = (url, text, isWhole) => isWhole ? h('h1', null, text) : h('h3', null, h('a', { href: url }, text));

/** What a function is, and what each of these nutrients does in it. */
export function functionCard(item, { nutrients, texts, isWhole = false, of = null }) {
  const parts = item.nutrients.filter(part => of === null || of.has(part.nutrientId));
  return h('article.statement', null,
    heading(`/functions/${item.id}`, item.name, isWhole),
    h('p.facts', null, h('span.kind', null, title(item.bodySystem))),
    h('p', null, item.mechanism),
    item.keyMolecules.length > 0 && h('p.quiet.molecules', null, 'Key molecules: ', item.keyMolecules.join(', '), '.'),
    parts.map(part => h('div.part', null,
      h('p', null, h('b', null, nutrientLinks([part.nutrientId], nutrients), ': '), part.role),
      h('p.facts', null, certaintyBadge(part.certainty), h('span.quiet', null, capital(part.certaintyReason))),
      stances(part, texts))),
    !isWhole && citeMenu(item.name, `/v1/functions/${item.id}`, citationIdsOf(item)));
}

export function deficiencyCard(item, { nutrients, texts, isWhole = false }) {
  return h('article.statement', null,
    heading(`/deficiencies/${item.id}`, item.sign, isWhole),
    h('p.facts', null, h('span.kind', null, item.kind === 'excess' ? 'Too much' : 'Too little', ' ', nutrientLinks([item.nutrientId], nutrients)), h('span.badge', null, capital(item.standing)), certaintyBadge(item.certainty)),
    h('p.quiet', null, capital(item.certaintyReason), '.'),
    item.groupsAtRisk.length > 0 && h('p', null, h('b', null, 'At risk: '), item.groupsAtRisk.join('; '), '.'),
    item.note && h('p', null, item.note),
    stances(item, texts),
    !isWhole && citeMenu(item.sign, `/v1/deficiencies/${item.id}`, citationIdsOf(item)));
}

/** because is why it is shown here, if it is not a page about it. */
export function interactionCard(item, { nutrients, texts, isWhole = false, because = null }) {
  const nutrient = shortName(nutrients.get(item.nutrientId)?.name ?? item.nutrientId);
  const codes = item.substances.filter(substance => substance.atcCode);
  return h('article.statement', { 'data-severity': item.severity },
    heading(`/interactions/${item.id}`, capital(item.other), isWhole),
    h('p.facts', null, severityBadge(item.severity), h('span.kind', null, title(item.kind), ' · ', directionText(item.direction, nutrient, item.substances.length === 1 ? item.substances[0].name : item.other))),
    h('p', null, item.effect),
    item.advice && h('p.authority-advice', null, h('b', null, 'Advice: '), item.advice, ' ', h('span.sources', null, '(', sourceLinks(item.adviceCitationIds, texts), ')')),
    item.note && h('p', null, item.note),
    because && h('p', null, because),
    h('p.quiet', null,
      item.severityBy === 'editorial' ? h('span.by-editors', null, 'Severity judged by the editors of this dataset. ') : `Severity by ${item.severityBy}. `,
      item.concernsFood === false && 'It concerns supplements, drugs or blood levels, not food. ',
      isWhole && codes.length > 0 && `Codes: ${codes.map(substance => `${substance.name} ${substance.atcCode}`).join(', ')}. `,
      isWhole && ['Nutrient: ', nutrientLinks([item.nutrientId], nutrients), '.']),
    stances(item, texts),
    !isWhole && citeMenu(item.other, `/v1/interactions/${item.id}`, citationIdsOf(item)));
}

export function claimCard(item, { nutrients, texts, isWhole = false }) {
  return h('article.statement.claim', { 'data-verdict': item.verdict },
    heading(`/claims/${item.id}`, `“${item.statement}”`, isWhole),
    h('p.facts', null, verdictBadge(item.verdict), certaintyBadge(item.certainty), h('span.kind', null, title(item.topic), ' · ', nutrientLinks(item.nutrientIds, nutrients))),
    item.correction && h('p.correction', null, h('b', null, 'What is right: '), item.correction),
    h('p.quiet', null, capital(item.certaintyReason), '.', isWhole && item.origins.length > 0 && ` Said in ${item.origins.map(words).join(', ')}.`),
    evidenceBar(item.citationIdsFor.length, item.citationIdsMixed.length, item.citationIdsAgainst.length),
    stances(item, texts),
    !isWhole && citeMenu(item.statement, `/v1/claims/${item.id}`, citationIdsOf(item)));
}

const intakeStatuses = {
  'not-determinable': 'could not be determined',
  'not-set': 'no value set',
};

/** A reference intake in words. */
export const intakeText = item => intakeStatuses[item.status] ?? `${item.status === 'increment' ? '+' : ''}${numberText(item.amount)} ${item.unit}${item.status === 'increment' ? ' on top' : ''}`;

export const intakeName = item => `${capital(intakeTypes[item.type])} (${item.type})`;

const intakeLimits = item => [item.scope !== 'total-intake' && words(item.scope), ...item.qualifiers.map(words), item.status === 'superseded' && 'superseded by a newer edition'].filter(Boolean);

/** For whom a reference intake is. */
export const intakePerson = item => `${item.sex === 'any' ? '' : `${words(item.sex)}, `}${ageText(item.ageFromMonths, item.ageToMonths)}${item.condition === 'none' ? '' : `, ${words(item.condition)}`}`;

export function intakeCard(item, { nutrients, isWhole = true, texts }) {
  return h('article.statement', null,
    heading(`/reference-intakes/${item.id}`, [shortName(nutrients.get(item.nutrientId)?.name ?? item.nutrientId), ': ', intakeText(item)], isWhole),
    h('p.facts', null, h('span.kind', null, intakeName(item), ' · ', authorities[item.authority], item.year && ` · ${item.year}`)),
    h('p', null, capital(intakePerson(item)), '.'),
    intakeLimits(item).length > 0 && h('p', null, capital(intakeLimits(item).join('; ')), '.'),
    item.note && h('p', null, item.note),
    h('p', null, 'Nutrient: ', nutrientLinks([item.nutrientId], nutrients), '. ', title(item.evidence), '.'),
    h('p', null, h('b', null, 'Source: '), sourceLinks(item.citationIds, texts)));
}

/** Reference intakes as a table, one authority after the other. */
export function intakeTable(items, { texts, nutrients, caption, current }) {
  return h('table.stack.intakes', null, h('caption.visually-hidden', null, caption),
    h('thead', null, h('tr', null, ['Authority', 'Kind', 'For', 'Amount a day', 'Source'].map(text => h('th', { scope: 'col' }, text)))),
    h('tbody', null, items.map(item => h('tr', null,
      h('th', { scope: 'row' }, item.authority),
      h('td', { 'data-label': 'Kind' }, item.type, h('span.off-paper', null, `: ${intakeTypes[item.type]}`), item.year && h('span.quiet', null, ` ${item.year}`), item.nutrientId !== current && h('span.quiet', null, ` of ${shortName(nutrients.get(item.nutrientId)?.name ?? item.nutrientId)}`)),
      h('td', { 'data-label': 'For' }, intakePerson(item), intakeLimits(item).length > 0 && h('span.quiet', null, ` (${intakeLimits(item).join('; ')})`)),
      h('td', { 'data-label': 'Amount a day' }, h('a', { href: `/reference-intakes/${item.id}` }, intakeText(item))),
      h('td', { 'data-label': 'Source' }, sourceLinks(item.citationIds, texts))))));
}
