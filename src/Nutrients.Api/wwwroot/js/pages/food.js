import { h, between } from '../dom.js';
import { get, getAll, nutrientsById } from '../api.js';
import { dotRow, legend, niceMaximum } from '../charts.js';
import { citeButtons, sourceLink, sourceLinks } from '../cite.js';
import { langParameter } from '../foodnames.js';
import { parametersOf, personFields, personOf, personText, queryOf } from '../person.js';
import { mostPercent, percentBar, percentLink } from '../reference.js';
import { keepQuery } from '../router.js';
import { linesOf } from '../sources.js';
import { inTreeOrder } from '../tree.js';
import { amountText, languages, measureText, numberText, plural, rangeText, reasonText, shortName, statusNote, title, words } from '../words.js';

export async function page({ id, query }) {
  const choice = { measure: measureOf(query), person: personOf(query) };
  const values = h('div.values');
  let turn = 0;
  const [food, nutrients, citations] = await Promise.all([get(`/v1/foods/${id}`, { lang: langParameter() }), nutrientsById(), getAll(`/v1/foods/${id}/citations`), fill()]);

  const measures = h('select', { onchange: () => change({ measure: measures.value }) }, [
    ['basis=100g', '100 g'], ...food.portions.map(portion => [`portion=${portion.position}`, `${portion.label} (${numberText(portion.grams)} g)`]), ['basis=100kcal', '100 kcal'],
  ].map(([value, text]) => h('option', { value, selected: value === choice.measure }, text)));

  async function change(part) {
    Object.assign(choice, part);
    keepQuery({ ...measureParameters(choice.measure), ...queryOf(choice.person) });
    await fill();
  }

  async function fill() {
    const question = turn += 1;
    const [answer, all] = await Promise.all([
      get(`/v1/foods/${id}/nutrients`, { sources: 'all', ...measureParameters(choice.measure), ...parametersOf(choice.person), limit: 100 }),
      nutrientsById(),
    ]);
    const texts = await linesOf(answer.data.flatMap(item => [...item.citationIds, ...[item.amount, ...item.alternatives].map(amount => amount.sourceId)]).filter(Boolean));
    if (question === turn) values.replaceChildren(...valueSections(answer, { nutrients: all, texts, person: choice.person }));
  }

  const others = food.names.filter(one => one.name !== food.name);

  return {
    title: food.name,
    name: 'food',
    content: [
      h('header.page-head', null,
        h('p.kicker', null, h('a', { href: '/foods' }, 'Foods'), ' · ', h('a', { href: `/foods?category=${food.category}` }, title(food.category)), ` · ${words(food.state)}`),
        h('h1', { lang: food.lang === 'en' ? null : food.lang }, food.name),
        others.length > 0 && h('p.names', null, between(others.map(one => h('span', { lang: one.lang, title: languages[one.lang] }, one.name)), ' · ')),
        food.description && food.description !== food.name && h('p.lead', null, food.description),
        h('dl.summary', null,
          food.scientificName && h('div', null, h('dt', null, 'Scientific name'), h('dd', null, food.scientificName)),
          food.ediblePart && h('div', null, h('dt', null, 'Edible part'), h('dd', null, food.ediblePart)),
          food.tags.length > 0 && h('div', null, h('dt', null, 'Tags'), h('dd', null, food.tags.map(words).join(', '))),
          h('div', null, h('dt', null, 'Portions'), h('dd', null, food.portions.length === 0 ? 'none is known' : between(food.portions.map(portion => h('span', null, `${portion.label}: `, h('a', { href: `/sources/${portion.sourceId}`, title: `Source: ${portion.sourceId}` }, `${numberText(portion.grams)} g`))), ', ')))),
        h('p.actions', null, h('a.button', { href: `/plate?food=${id}:${food.portions.length > 0 ? '1x1' : '100'}` }, 'Put it on a plate'), citeButtons(`what stands behind ${food.name}`, `/v1/foods/${id}/citations?limit=100`))),
      h('div.controls', null, h('label', null, h('span', null, 'Amounts in'), measures), personFields(choice.person, person => change({ person }))),
      values,
      h('section', null, h('h2', null, 'Sources'), h('ul.bibliography', null, citations.map(({ source, amountCount, selectedCount, portionCount }) => h('li', null, h('a', { href: `/sources/${source.id}` }, source.title), source.year && ` (${source.year})`, h('span.quiet', null, `: ${[amountCount > 0 && `${plural(amountCount, 'amount')}, ${selectedCount} used`, portionCount > 0 && plural(portionCount, 'portion')].filter(Boolean).join('; ')}`))))),
      food.codes.length > 0 && h('section.codes', null, h('h2', null, 'Codes'), h('p', null, between(food.codes.map(code => h('span', null, h('span.quiet', null, `${code.system} `), code.code)), ' · '))),
    ],
  };
}

const measureOf = query => query.get('portion') ? `portion=${query.get('portion')}` : query.get('grams') ? `grams=${query.get('grams')}` : `basis=${query.get('basis') ?? '100g'}`;

const measureParameters = measure => measure === 'basis=100g' ? {} : Object.fromEntries([measure.split('=')]);

function valueSections(answer, { nutrients, texts, person }) {
  const { measure } = answer.meta;
  if (measure.grams === null) return [h('p.empty', null, `This measure cannot be given: ${reasonText(measure.reason)}.`)];

  const disagreeing = answer.data.filter(item => pointsOf(item).length > 1);
  const measured = new Set(answer.data.map(item => item.nutrientId));
  const missing = [...nutrients.values()].filter(nutrient => !measured.has(nutrient.id));

  return [
    h('section', { 'aria-labelledby': 'nutrients-heading' }, h('h2', { id: 'nutrients-heading' }, 'Nutrients'),
      h('p.quiet', null, `In ${measureText(measure)}`, person.authority === 'none' ? '.' : `; percent of a day for a ${personText(person)}. A bar ends at ${mostPercent} %.`),
      nutrientTable(answer, { nutrients, texts, person })),
    h('section', { 'aria-labelledby': 'differ-heading' }, h('h2', { id: 'differ-heading' }, 'Where sources differ'), disagreeing.length === 0 ? h('p.empty', null, 'No nutrient of it has numbers from more than one source.') : dotPlot(disagreeing, texts)),
    h('section', { 'aria-labelledby': 'missing-heading' }, h('h2', { id: 'missing-heading' }, 'What was not measured'),
      missing.length === 0 ? h('p', null, 'There is a value for every nutrient.') : h('p', null, `Nobody measured ${plural(missing.length, 'nutrient')} in it, as far as this dataset knows. That is not zero: `, between(missing.map(nutrient => h('a', { href: `/nutrients/${nutrient.id}` }, shortName(nutrient.name))), ', '), '.')),
  ];
}

function nutrientTable(answer, { nutrients, texts, person }) {
  const groups = Map.groupBy(answer.data, item => item.group);
  const hasReference = person.authority !== 'none';
  const columns = ['Nutrient', 'Amount', ...(hasReference ? ['Of the reference'] : []), 'Source'];

  return h('table.stack.nutrients', null, h('caption.visually-hidden', null, `Nutrients of ${answer.meta.foodName}`),
    h('thead', null, h('tr', null, columns.map(text => h('th', { scope: 'col' }, text)))),
    [...groups].map(([group, items]) => h('tbody', null,
      h('tr.group', null, h('th', { scope: 'rowgroup', colspan: columns.length }, title(group))),
      inTreeOrder(items, nutrients).map(({ item, depth }) => h('tr', null,
        h('th', { scope: 'row', 'data-depth': depth }, h('a', { href: `/nutrients/${item.nutrientId}` }, item.nutrientName)),
        h('td.number', { 'data-label': 'Amount' }, amountCell(item)),
        hasReference && h('td.reference', { 'data-label': 'Of the reference' }, referenceCell(item.referencePercent)),
        h('td', { 'data-label': 'Source' }, item.amount.sourceId ? sourceLink(item.amount.sourceId, texts) : item.citationIds.length > 0 ? sourceLinks(item.citationIds, texts) : h('span.quiet', null, 'none')))))));
}

function amountCell({ nutrientId, amount, spread }) {
  const text = amountText(amount);
  const note = statusNote(amount);
  return [
    amount.id ? h('a', { href: `/amounts/${amount.id}` }, text) : text,
    amount.status === 'quantified' && amount.amount !== null && amount.min !== null && amount.min !== amount.max && h('span.quiet', null, ` ${rangeText(amount.min, amount.max)}`),
    note && h('span.quiet', null, ` ${note}`),
    spread && spread.min !== spread.max && h('span.quiet', null, ' ', h('a', { href: `#differ-${nutrientId}` }, `${spread.sources} sources: ${rangeText(spread.min, spread.max)}`)),
  ];
}

function referenceCell(reference) {
  return reference.percent === null ? h('span.quiet', null, percentLink(reference)) : percentBar({ value: reference.percent }, percentLink(reference));
}

/** The numbers of all sources of one nutrient, the one that is used first. */
function pointsOf(item) {
  return [item.amount, ...item.alternatives].filter(amount => amount.status === 'quantified' && amount.id).map(amount => ({
    amount, isUsed: amount === item.amount, value: amount.amount, range: amount.min !== null && amount.max !== null && amount.min !== amount.max ? [amount.min, amount.max] : null,
  }));
}

/** What one source says, and why it is used if it is. */
function pointText({ amount, value, range, isUsed }, item, texts) {
  return h('span', null, h('a', { href: `/amounts/${amount.id}` }, value === null ? rangeText(...range) : numberText(value)), ' ', sourceLink(amount.sourceId, texts), isUsed && h('span.quiet', null, ` (used: ${words(item.selectedBy)})`));
}

function dotPlot(items, texts) {
  const rows = items.map(item => ({ item, points: pointsOf(item) })).map(row => ({ ...row, maximum: niceMaximum(Math.max(...row.points.flatMap(({ value, range }) => [value ?? 0, ...(range ?? [])]))) }));
  const ends = points => { const all = points.flatMap(({ value, range }) => [value, ...(range ?? [])]).filter(end => end !== null); return [Math.min(...all), Math.max(...all)]; };

  return h('div', null,
    h('p.quiet', null, 'Each row has a scale of its own, from zero.'),
    h('figure.chart', { 'aria-label': 'Dot plot: what each source says' },
      h('ol.bars.points', null, rows.map(({ item, points, maximum }) => h('li', { id: `differ-${item.nutrientId}` },
        h('span.name', null, h('a', { href: `/nutrients/${item.nutrientId}` }, item.nutrientName)),
        dotRow({ maximum, points }),
        h('span.value', null, `${rangeText(...ends(points))} ${item.amount.unit}`, h('span.quiet', null, ` ${points.length} sources`)),
        h('span.source', null, between(points.map(point => pointText(point, item, texts)), ' · '))))),
      legend('used', 'other', 'range')),
    h('details.twin', null, h('summary', null, 'The same as a table'),
      h('table.stack', null, h('caption.visually-hidden', null, 'What each source says'),
        h('thead', null, h('tr', null, ['Nutrient', 'Amount', 'Range', 'How it is known', 'Source'].map(text => h('th', { scope: 'col' }, text)))),
        h('tbody', null, rows.flatMap(({ item, points }) => points.map(({ amount, isUsed, range }) => h('tr', null,
          h('th', { scope: 'row' }, item.nutrientName),
          h('td', { 'data-label': 'Amount' }, h('a', { href: `/amounts/${amount.id}` }, amountText(amount)), isUsed && h('span.quiet', null, ' used'), amount.doubt && h('span.quiet', null, ` doubtful: ${amount.doubt}`)),
          h('td', { 'data-label': 'Range' }, range ? `${rangeText(...range)} ${amount.unit}` : 'none given'),
          h('td', { 'data-label': 'How it is known' }, amount.derivation ? words(amount.derivation) : 'not stated'),
          h('td', { 'data-label': 'Source' }, sourceLink(amount.sourceId, texts)))))))));
}
