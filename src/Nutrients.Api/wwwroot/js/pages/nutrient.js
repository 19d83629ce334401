import { h, between } from '../dom.js';
import { Problem, get, nutrientsById, urlOf } from '../api.js';
import { citeButtons } from '../cite.js';
import { choiceOf } from '../fields.js';
import { foodChart } from '../foodchart.js';
import { shortened } from '../lists.js';
import { parametersOf, personFields, personOf } from '../person.js';
import { keepQuery } from '../router.js';
import { claimCard, deficiencyCard, functionCard, intakeTable, interactionCard } from '../statements.js';
import { nutrientTree } from '../tree.js';
import { authorities, bySeverity, foodCategories, foodTags, languages, numberText, plural, shortName, title, words } from '../words.js';

const expand = 'forms,functions,deficiencies,interactions,referenceIntakes,claims,citations';
const firstFoods = 10;
const mostFoods = 40;
const bases = [['100g', '100 g'], ['serving', 'Serving'], ['100kcal', '100 kcal']];

export async function page({ id, query }) {
  const foods = foodSection(id, query);
  const [sheet, nutrients] = await Promise.all([get(`/v1/nutrients/${id}`, { expand }), nutrientsById(), foods.fill()]);
  const texts = new Map(sheet.citations.map(citation => [citation.citationId, citation.text]));
  const name = shortName(sheet.name);
  const family = familyOf(id, nutrients);
  const shared = { nutrients, texts };

  // What is said of this nutrient comes before what is said of its family.
  const isOwn = item => item.nutrientId === id || item.nutrientIds?.includes(id) ? 0 : 1;
  const ownFirst = items => items.toSorted((one, other) => isOwn(one) - isOwn(other));
  // The gravest are all shown.
  const interactions = sheet.interactions.toSorted((one, other) => bySeverity(one, other) || isOwn(one) - isOwn(other));

  const sections = [
    ['foods', 'Foods', 'The richest foods', null, foods.element],
    ['functions', 'Functions', 'What it does', sheet.functions.length, cards(ownFirst(sheet.functions), item => functionCard(item, { ...shared, of: family }), { what: 'functions' })],
    ['lack', 'Lack and excess', 'Who lacks it, and too much of it', sheet.deficiencies.length, cards(ownFirst(sheet.deficiencies), item => deficiencyCard(item, shared), { what: 'signs' })],
    ['interactions', 'Interactions', 'What it interacts with', sheet.interactions.length, cards(interactions, item => interactionCard(item, shared), { what: 'interactions', first: Math.max(4, interactions.filter(item => item.severity === 'major').length), names: interactions.map(item => `${item.other} (${item.severity})`) })],
    ['needs', 'Needs', 'How much is needed', sheet.referenceIntakes.length, needs({ ...sheet, referenceIntakes: ownFirst(sheet.referenceIntakes) }, shared)],
    ['claims', 'Claims', 'What is claimed of it', sheet.claims.length, cards(ownFirst(sheet.claims), item => claimCard(item, shared), { what: 'claims' })],
    ['studies', 'Sources', 'Sources and studies', sheet.citations.length, studies(sheet)],
  ];

  return {
    title: name,
    name: 'nutrient',
    content: [
      h('div.page-top', null, h('header.page-head', null,
        h('p.kicker', null, h('a', { href: '/nutrients' }, 'Nutrients'), ` · ${title(sheet.category)}`),
        h('h1', null, sheet.name),
        sheet.names.length > 0 && h('p.names', null, 'Also: ', between(sheet.names.map(one => h('span', { lang: one.lang, title: languages[one.lang] }, one.name)), ', ')),
        sheet.note && h('p.lead', null, sheet.note),
        h('dl.summary', null,
          h('div', null, h('dt', null, 'Unit'), h('dd', null, sheet.unit)),
          sheet.total && h('div', null, h('dt', null, 'Total'), h('dd', null, 'the sum of its forms, by mass')),
          sheet.conversions.map(one => h('div', null, h('dt', null, `1 ${one.fromUnit}`, one.form && ` as ${words(one.form)}`), h('dd', null, h('a', { href: `/sources/${one.sourceId}` }, `${numberText(one.factor)} ${one.toUnit}`)))).slice(0, 4)),
        citeButtons(`what stands behind ${name}`, `/v1/nutrients/${id}/citations?limit=100`)),
        family.size > 1 && h('section.forms', { 'aria-labelledby': 'forms-heading' }, h('h2', { id: 'forms-heading' }, 'Its forms'), nutrientTree([nutrients.get(rootOf(id, nutrients))], [...nutrients.values()], id))),
      h('nav.contents', { 'aria-label': 'On this page' }, h('ul', null, sections.map(([anchor, short, , count]) => h('li', null, h('a', { href: `#${anchor}` }, short, count !== null && h('span.count', null, ` ${count}`)))))),
      sections.map(([anchor, , heading, , content]) => h('section', { id: anchor, 'aria-labelledby': `${anchor}-heading` }, h('h2', { id: `${anchor}-heading` }, heading), content)),
      h('p.quiet', null, sheet.disclaimer),
      sheet.codes.length > 0 && h('section.codes', null, h('h2', null, 'Codes'), h('p', null, between(sheet.codes.map(code => h('span', null, h('span.quiet', null, `${code.system} `), code.code)), ' · '))),
    ],
  };
}

function cards(items, card, { what, first = 4, names }) {
  return items.length === 0 ? h('p.empty', null, `No ${what} are recorded; that does not mean that there are none.`) : h('div.cards', null, shortened(items.map(card), { first, what, names, onPaper: 4 }));
}

const rootOf = (id, nutrients) => nutrients.get(id)?.parentId ? rootOf(nutrients.get(id).parentId, nutrients) : id;

/** The nutrient, what it is a form of, and its forms: what a statement on its page may be about. */
function familyOf(id, nutrients) {
  const family = new Set([id]);
  for (let parent = nutrients.get(id)?.parentId; parent; parent = nutrients.get(parent).parentId) family.add(parent);
  const addForms = of => { for (const nutrient of nutrients.values()) if (nutrient.parentId === of) { family.add(nutrient.id); addForms(nutrient.id); } };
  addForms(id);
  return family;
}

/** The chart, and what it can be narrowed by. */
function foodSection(id, query) {
  const choice = { basis: query.get('basis') ?? '100g', category: query.get('category') ?? '', tag: query.get('tag') ?? '', person: personOf(query, 'none'), limit: firstFoods };
  const chart = h('div.chart-place');
  let turn = 0;

  const basis = h('fieldset.segments', null, h('legend', null, 'Amounts in'), bases.map(([value, text]) => h('label', null, h('input', { type: 'radio', name: 'basis', value, checked: value === choice.basis, onchange: () => change({ basis: value }) }), h('span', null, text))));
  const category = choiceOf('Category', [['', 'All categories'], ...foodCategories.map(value => [value, title(value)])], choice.category, value => change({ category: value }));
  const tag = choiceOf('Tag', [['', 'Any'], ...foodTags.map(value => [value, title(value)])], choice.tag, value => change({ tag: value }));
  const person = h('details.compare', { open: choice.person.authority !== 'none' }, h('summary', null, 'Compare with a reference intake'), personFields(choice.person, value => change({ person: value }), { legend: 'Percent of the reference of' }));

  const parameters = () => ({ basis: choice.basis === '100g' ? null : choice.basis, category: choice.category, tag: choice.tag, ...parametersOf(choice.person) });

  async function change(part) {
    Object.assign(choice, { limit: firstFoods }, part);
    keepQuery(parameters());
    await fill();
  }

  async function fill() {
    const question = turn += 1;
    chart.setAttribute('aria-busy', 'true');

    try {
      const path = `/v1/nutrients/${id}/food-sources`;
      const ranking = await get(path, { ...parameters(), limit: choice.limit });
      const isMore = ranking.meta.hasMore && choice.limit < mostFoods;
      const more = h('p.more-foods', null,
        isMore && h('button', { type: 'button', onclick: () => { choice.limit *= 2; fill(); } }, `Show ${choice.limit} more`), ' ',
        h('span', null, `${plural(ranking.meta.totalCount, 'food')} ranked. `, h('a', { href: urlOf(path, { ...parameters(), limit: 100, format: 'csv' }), download: `${id}.csv`, 'data-leaves': true }, ranking.meta.totalCount > 100 ? 'The first 100 as CSV' : 'All as CSV')));
      const drawn = await foodChart(ranking, { nutrientId: id, basis: choice.basis, more });
      if (question === turn) chart.replaceChildren(drawn);
    } catch (problem) {
      if (!(problem instanceof Problem) || !chart.hasChildNodes()) throw problem;
      if (question === turn) chart.replaceChildren(h('p.empty', { role: 'alert' }, problem.message));
    } finally {
      chart.removeAttribute('aria-busy');
    }
  }

  return { element: h('div', null, h('div.controls', null, basis, category, tag), person, chart), fill };
}

/** The reference intakes of a person, by every authority; all others below. */
function needs(sheet, shared) {
  const all = sheet.referenceIntakes;
  if (all.length === 0) return h('p.empty', null, 'No authority in this dataset has a reference intake for it. That does not mean that none is needed.');

  const place = h('div', { 'aria-live': 'polite' });
  const person = { ...personOf(new URLSearchParams()), authority: '' };
  fill(person);

  function fill({ authority, sex, ageYears, condition }) {
    const months = Number(ageYears) * 12;
    const fitting = all.filter(item => item.status !== 'superseded'
      && (authority === '' || item.authority === authority)
      && (item.sex === 'any' || item.sex === sex)
      && item.condition === condition
      && item.ageFromMonths <= months && (item.ageToMonths === null || months < item.ageToMonths));
    place.replaceChildren(fitting.length === 0 ? h('p.empty', null, 'There is no reference intake for this choice.') : intakeTable(fitting, { ...shared, current: sheet.id, caption: 'Reference intakes of this person' }));
  }

  return h('div', null,
    personFields(person, fill, { legend: 'For whom', choices: [['', 'All authorities'], ...Object.entries(authorities).filter(([id]) => all.some(item => item.authority === id))] }),
    place,
    h('details.twin', null, h('summary', null, `All ${all.length} reference intakes`), intakeTable(all, { ...shared, current: sheet.id, caption: `All reference intakes of ${sheet.name}` })));
}

function studies(sheet) {
  return h('ol.bibliography', null, shortened(sheet.citations.map(citation => h('li', null, h('a', { href: `/sources/${citation.citationId}` }, citation.text))), { first: 6, what: 'sources and studies', row: 'li' }));
}
