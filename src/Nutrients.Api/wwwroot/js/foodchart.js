import { h } from './dom.js';
import { get } from './api.js';
import { axis, barRow, legend, niceMaximum } from './charts.js';
import { sourceLink } from './cite.js';
import { namesOf } from './foodnames.js';
import { percentLink } from './reference.js';
import { linesOf } from './sources.js';
import { amountText, measureText, numberText, rangeText, statusNote, words } from './words.js';

const excludedTexts = {
  notMeasured: count => `${numberText(count)} that nobody measured`,
  trace: count => `${numberText(count)} with a trace`,
  belowLoq: count => `${numberText(count)} below the limit of quantification`,
  belowLod: count => `${numberText(count)} below the limit of detection`,
  zero: count => `${numberText(count)} with none by nature`,
  rangeOnly: count => `${numberText(count)} with only a range`,
  partialWithoutAmount: count => `${numberText(count)} with no form measured that counts`,
  doubtful: count => `${numberText(count)} with doubtful values alone`,
  noPortion: count => `${numberText(count)} without a known portion`,
  noEnergy: count => `${numberText(count)} without enough energy to divide by`,
  belowMinAmount: count => `${numberText(count)} below the least amount`,
};

/** The foods that are not ranked, by the reason: unknown is said, and not drawn as zero. */
export function excludedText(excluded) {
  const texts = Object.entries(excluded).filter(([, count]) => count > 0).map(([reason, count]) => excludedTexts[reason](count));
  return texts.length === 0 ? 'No food is left out.' : `Not ranked: ${texts.join(', ')}.`;
}

/** What the other sources of a ranked food say, in the same measure. The ranking has one value a food; this asks for the rest. */
async function withSources(ranked, nutrientId, basis) {
  return Promise.all(ranked.map(async item => {
    const { data: [all] } = await get(`/v1/foods/${item.foodId}/nutrients`, { nutrientIds: nutrientId, sources: 'all', basis }, { isRecorded: false });
    return { ...item, alternatives: all.alternatives };
  }));
}

/** A ranking as rows of a chart, with a table beside it that says the same. */
export async function foodChart(page, { nutrientId, basis, more = null }) {
  const foods = await withSources(page.data, nutrientId, basis);
  const [names, texts] = await Promise.all([namesOf(foods), linesOf(foods.map(food => food.amount.sourceId))]);

  if (foods.length === 0) return h('div', null, h('p.empty', null, 'No food with a value fits this choice.'), h('p.excluded', null, excludedText(page.meta.excluded)));

  const rows = foods.map(item => rowOf(item));
  const maximum = niceMaximum(Math.max(...rows.flatMap(row => [row.value ?? 0, row.atLeast ?? 0, row.atMost ?? 0, ...(row.range ?? [])])));
  const hasPercent = foods.some(food => food.referencePercent);
  const isPlain = basis === '100g';

  const chart = h('ol.bars', null, rows.map(({ item, ...row }) => h('li', null,
    h('span.rank', { 'aria-hidden': 'true' }, item.rank),
    h('span.name', null, foodLink(item, names), !isPlain && h('span.quiet', null, ` ${measureText(item.measure)}`)),
    barRow({ maximum, ...row }),
    h('span.value', null, h('a', { href: `/amounts/${item.amount.id}` }, amountText(item.amount)),
      row.range && h('span.quiet', null, ` range ${rangeText(...row.range)}`),
      item.referencePercent && h('span.quiet', null, ' ', percentLink(item.referencePercent))),
    h('span.source', null, sourceLink(item.amount.sourceId, texts)))));

  const table = h('table.stack', null, h('caption.visually-hidden', null, `The richest foods in ${page.meta.nutrientName}`),
    h('thead', null, h('tr', null, ['Food', 'Amount', 'Range of all sources', ...(hasPercent ? ['Of the reference'] : []), 'How it is known', 'Source'].map(text => h('th', { scope: 'col' }, text)))),
    h('tbody', null, rows.map(({ item, range }) => h('tr', null,
      h('th', { scope: 'row' }, `${item.rank}. `, foodLink(item, names)),
      h('td', { 'data-label': 'Amount' }, h('a', { href: `/amounts/${item.amount.id}` }, amountText(item.amount)), statusNote(item.amount) && h('span.quiet', null, ` ${statusNote(item.amount)}`), !isPlain && h('span.quiet', null, ` in ${measureText(item.measure)}`)),
      h('td', { 'data-label': 'Range of all sources' }, range ? `${rangeText(...range)} ${item.amount.unit}` : 'one value'),
      hasPercent && h('td', { 'data-label': 'Of the reference' }, percentLink(item.referencePercent)),
      h('td', { 'data-label': 'How it is known' }, item.amount.derivation ? words(item.amount.derivation) : 'not stated'),
      h('td', { 'data-label': 'Source' }, sourceLink(item.amount.sourceId, texts))))));

  const marks = ['number', rows.some(row => row.atLeast !== null) && 'atLeast', rows.some(row => row.range) && 'range', rows.some(row => row.others.length > 0) && 'other'].filter(Boolean);

  return h('div', null,
    h('figure.chart', { 'aria-label': `Bar chart: the richest foods in ${page.meta.nutrientName}` }, axis(maximum, page.meta.unit), chart, legend(...marks)),
    h('div.after-chart', null, more, h('p.excluded', null, excludedText(page.meta.excluded))),
    h('details.twin', null, h('summary', null, 'The same as a table'), table));
}

/** What is drawn for a food: its value, or what is known at least; and the range over all its sources and within them. */
function rowOf(item) {
  const { amount } = item;
  const known = [amount, ...item.alternatives].filter(one => one.status === 'quantified' && one.doubt === null);
  const ends = known.flatMap(one => [one.amount, one.min, one.max]).filter(end => end !== null);
  const isRange = ends.length > 0 && Math.min(...ends) < Math.max(...ends);

  return {
    item,
    value: amount.status === 'quantified' ? amount.amount : null,
    atLeast: amount.status === 'partial' ? amount.lowerBound : null,
    atMost: amount.status === 'partial' ? amount.upperBound : null,
    range: isRange ? [Math.min(...ends), Math.max(...ends)] : null,
    others: known.filter(one => one !== amount && one.amount !== null).map(one => one.amount),
  };
}

function foodLink(item, names) {
  const { name, lang } = names.get(item.foodId);
  return h('a', { href: `/foods/${item.foodId}`, lang: lang === 'en' ? null : lang }, name);
}
