import { h, between } from '../dom.js';
import { get } from '../api.js';
import { citeButtons, sourceLinks } from '../cite.js';
import { amountText, capital, numberText, rangeText, statusNote, words } from '../words.js';

/** One number, and all that is known about where it comes from. */
export async function page({ id }) {
  const detail = await get(`/v1/amounts/${id}`);
  const { amount } = detail;
  const notes = [
    ['In', amount.basis === '100g' ? '100 g of the edible part' : words(amount.basis)],
    ['Status', `${words(amount.status)}${statusNote(amount) ? `: ${statusNote(amount)}` : ''}`],
    ['Range', amount.min !== null && amount.max !== null ? `${rangeText(amount.min, amount.max)} ${amount.unit}` : null],
    ['Standard deviation', amount.sd === null ? null : `${numberText(amount.sd)} ${amount.unit}`],
    ['Samples', amount.n === null ? null : numberText(amount.n)],
    ['Known at least', amount.lowerBound === null ? null : `${numberText(amount.lowerBound)} ${amount.unit}`],
    ['Known at most', amount.upperBound === null ? null : `${numberText(amount.upperBound)} ${amount.unit}`],
    ['How it is known', amount.derivation && words(amount.derivation)],
    ['Read in', amount.evidence && words(amount.evidence)],
    ['Copied from', amount.copyOf && h('a', { href: `/sources/${amount.copyOf}` }, amount.copyOf)],
    ['Used', amount.selected ? `yes${detail.selectedBy ? `: ${words(detail.selectedBy)}` : ''}` : 'no, another source comes first'],
    ['Note', amount.note],
    ['Doubt', amount.doubt],
  ];

  return {
    title: `${detail.nutrientName} in ${detail.foodName}`,
    name: 'amount',
    content: [
      h('header.page-head', null,
        h('p.kicker', null, 'One number'),
        h('h1', null, h('a', { href: `/nutrients/${amount.nutrientId}` }, detail.nutrientName), ' in ', h('a', { href: `/foods/${detail.foodId}` }, detail.foodName)),
        h('p.number', null, capital(amountText(amount)))),
      h('dl.summary', null, notes.filter(([, text]) => text !== null && text !== undefined).map(([name, text]) => h('div', null, h('dt', null, name), h('dd', null, text)))),
      (amount.formsCounted?.length > 0 || amount.componentIds.length > 0) && h('p', null, 'Forms counted: ', between((amount.formsCounted ?? []).map(form => h('a', { href: `/nutrients/${form}` }, form)), ', '), amount.componentIds.length > 0 && [' made of ', between(amount.componentIds.map(part => h('a', { href: `/amounts/${part}` }, part)), ', ')]),
      h('section', null, h('h2', null, 'Source'), h('p', null, h('a', { href: `/sources/${detail.source.id}` }, detail.source.title), detail.source.year && ` (${detail.source.year})`), detail.citationIds.length > 1 && h('p', null, 'With: ', sourceLinks(detail.citationIds)), citeButtons(detail.source.id, `/v1/sources/${detail.source.id}`)),
    ].filter(Boolean),
  };
}
