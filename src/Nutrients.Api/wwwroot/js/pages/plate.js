import { h, whenQuiet } from '../dom.js';
import { Problem, get, post, nutrientsById } from '../api.js';
import { citeButtons, sourceLinks, sourcesPath } from '../cite.js';
import { combobox } from '../combobox.js';
import { copyText } from '../copy.js';
import { langParameter } from '../foodnames.js';
import { personFields, personOf, personText, queryOf } from '../person.js';
import { mostPercent, percentBar, referenceLink } from '../reference.js';
import { keepQuery } from '../router.js';
import { searchFor } from '../search.js';
import { linesOf } from '../sources.js';
import { citationIdsOf, interactionCard } from '../statements.js';
import { inTreeOrder } from '../tree.js';
import { amountText, capital, numberText, percentText, plural, reasonText, title } from '../words.js';

/** A food on the plate as the address has it: natto:50 is 50 g, spinach-boiled:1x0.5 is half of its first portion. */
function itemOf(text) {
  const [, foodId, portion, amount] = /^([^:]+):(?:(\d+)x)?(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  return foodId ? { foodId, portion: portion ? Number(portion) : null, amount } : null;
}

const textOf = item => `${item.foodId}:${item.portion ? `${item.portion}x` : ''}${item.amount}`;

const isAmount = text => Number(text) >= 0.001 && Number(text) <= 1000 * 100;

export async function page({ query }) {
  const asked = query.getAll('food').map(text => ({ text, item: itemOf(text) }));
  const plate = { items: asked.map(({ item }) => item).filter(Boolean), medications: query.getAll('medication').filter(Boolean), person: personOf(query) };
  const foods = new Map();
  const nutrients = await nutrientsById();
  const list = h('ul.plate-items');
  const medications = h('ul.medications');
  const result = h('div.plate-result');
  const summary = h('p.visually-hidden', { role: 'status' });
  const count = h('p.quiet');
  let turn = 0;

  const analyseSoon = whenQuiet(200, analyse);

  /** A food's portions and its name in the chosen language. */
  async function learn(foodId) {
    if (!foods.has(foodId)) foods.set(foodId, await get(`/v1/foods/${foodId}`, { lang: langParameter() }, { isRecorded: false }));
  }

  function changed() {
    keepQuery({ food: plate.items.map(textOf), medication: plate.medications, ...queryOf(plate.person) });
    analyseSoon();
  }

  async function add(foodId) {
    await learn(foodId);
    plate.items.push(foods.get(foodId).portions.length > 0 ? { foodId, portion: 1, amount: '1' } : { foodId, portion: null, amount: '100' });
    drawItems();
    changed();
  }

  function drawItems() {
    count.textContent = plate.items.length === 0 ? 'Nothing is on the plate yet.' : '';
    list.replaceChildren(...plate.items.map((item, index) => itemRow(item, index)));
  }

  function itemRow(item, index) {
    const food = foods.get(item.foodId);
    const amount = h('input', {
      type: 'number', min: 0.001, step: 'any', value: item.amount, inputmode: 'decimal', 'aria-label': `Amount of ${food.name}`,
      oninput: () => {
        amount.setAttribute('aria-invalid', String(!isAmount(amount.value)));
        if (!isAmount(amount.value)) return;
        item.amount = amount.value;
        changed();
      },
    });
    const unit = h('select', {
      'aria-label': `Measure of ${food.name}`,
      onchange: () => {
        item.portion = unit.value === '' ? null : Number(unit.value);
        item.amount = amount.value = item.portion ? '1' : '100';
        amount.setAttribute('aria-invalid', 'false');
        changed();
      },
    }, h('option', { value: '', selected: item.portion === null }, 'grams'), food.portions.map(portion => h('option', { value: portion.position, selected: portion.position === item.portion }, `× ${portion.label} (${numberText(portion.grams)} g)`)));

    return h('li', null,
      h('a.name', { href: `/foods/${item.foodId}`, lang: food.lang === 'en' ? null : food.lang }, food.name), amount, unit,
      h('button.small', { type: 'button', 'aria-label': `Remove ${food.name}`, onclick: () => { plate.items.splice(index, 1); drawItems(); changed(); box.input.focus(); } }, 'Remove'));
  }

  function drawMedications() {
    medications.replaceChildren(...plate.medications.map((name, index) => h('li', null, name, ' ', h('button.small', { type: 'button', 'aria-label': `Remove ${name}`, onclick: () => { plate.medications.splice(index, 1); drawMedications(); changed(); medication.focus(); } }, 'Remove'))));
  }

  async function analyse() {
    const question = turn += 1;

    if (plate.items.length === 0) {
      result.replaceChildren();
      return;
    }

    const { authority, sex, ageYears, condition } = plate.person;
    const request = {
      ...(authority === 'none' ? {} : { authority, lifeStage: { sex, ageYears: Number(ageYears), condition } }),
      medications: plate.medications,
      items: plate.items.map(item => item.portion ? { foodId: item.foodId, portion: item.portion, quantity: Number(item.amount) } : { foodId: item.foodId, grams: Number(item.amount) }),
    };
    result.setAttribute('aria-busy', 'true');

    try {
      const analysis = await post('/v1/intake-analyses', request);
      const statements = await Promise.all(analysis.interactions.map(item => get(`/v1/interactions/${item.interactionId}`, {}, { isRecorded: false })));
      const texts = await linesOf([...statements.flatMap(citationIdsOf), ...analysis.totals.flatMap(total => total.sourceIds)]);
      if (question !== turn) return;

      result.replaceChildren(...analysisOf(analysis, statements, texts));
      summary.textContent = `${plural(plate.items.length, 'food')}, ${plural(analysis.interactions.length, 'interaction')}${analysis.interactions.length > 0 ? `: ${analysis.interactions.map(item => item.other).join('; ')}` : ''}.`;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (question === turn) result.replaceChildren(h('p.empty', { role: 'alert' }, problem.message), h('ul', null, problem.problem.errors.map(fault => h('li', null, fault.detail))));
    } finally {
      result.removeAttribute('aria-busy');
    }
  }

  const nameOf = id => foods.get(id)?.name ?? id;
  const namesOf = ids => ids.map(nameOf).join(', ');

  function analysisOf(analysis, statements, texts) {
    return [
      interactionsOf(analysis, statements, texts),
      h('section', { 'aria-labelledby': 'totals-heading' }, h('h2', { id: 'totals-heading' }, 'Totals'),
        h('p.quiet', null, plate.person.authority === 'none' ? 'Without a reference.' : `Percent of a day for a ${personText(plate.person)}. A bar ends at ${mostPercent} %; hatched is what is known at least.`),
        totalsTable(analysis, texts),
        citeButtons('the sources of this plate', sourcesPath([...new Set(analysis.totals.flatMap(total => total.sourceIds))])),
        h('p.quiet', null, analysis.disclaimer)),
    ];
  }

  function interactionsOf(analysis, statements, texts) {
    const unknown = analysis.medications.filter(medication => medication.substances.length === 0);
    return h('section', { 'aria-labelledby': 'interactions-heading' }, h('h2', { id: 'interactions-heading' }, 'Interactions'),
      analysis.medications.length === 0 && h('p.quiet', null, 'Name a medication to see what it interacts with.'),
      unknown.length > 0 && h('p.warning', null, `Not known here: ${unknown.map(medication => medication.asked).join(', ')}. Nothing can be said about ${unknown.length === 1 ? 'it' : 'them'}; that does not mean that there is no interaction.`),
      analysis.medications.length > unknown.length && analysis.interactions.length === 0 && h('p', null, 'No interaction with what these foods hold is recorded. That does not mean that there is none.'),
      analysis.interactions.length > 0 && h('div.cards', null, analysis.interactions.map((item, index) => interactionCard(statements[index], { nutrients, texts, because: becauseOf(item) }))));
  }

  const becauseOf = ({ triggeredBy, foods: holding, foodsNotKnown }) => [`Because of ${triggeredBy}. `, holding.length > 0 && `In: ${namesOf(holding)}. `, foodsNotKnown.length > 0 && `Not known whether in: ${namesOf(foodsNotKnown)}.`];

  function totalsTable(analysis, texts) {
    const groups = Map.groupBy(analysis.totals, total => nutrients.get(total.nutrientId)?.category ?? 'others');
    const hasReference = analysis.authority !== null;
    const columns = ['Nutrient', 'Total', ...(hasReference ? ['Of the reference'] : []), 'What is not known', 'Sources'];

    return h('table.stack.totals', null, h('caption.visually-hidden', null, 'Totals of the plate'),
      h('thead', null, h('tr', null, columns.map(text => h('th', { scope: 'col' }, text)))),
      [...groups].map(([group, totals]) => h('tbody', null,
        h('tr.group', null, h('th', { scope: 'rowgroup', colspan: columns.length }, title(group))),
        inTreeOrder(totals, nutrients).map(({ item: total, depth }) => h('tr', null,
          h('th', { scope: 'row', 'data-depth': depth }, h('a', { href: `/nutrients/${total.nutrientId}` }, total.nutrientName)),
          h('td.number', { 'data-label': 'Total' }, totalText(total)),
          hasReference && h('td.reference', { 'data-label': 'Of the reference' }, referenceOf(total)),
          h('td.gaps', { 'data-label': 'What is not known' }, gapsOf(total)),
          h('td', { 'data-label': 'Sources' }, total.sourceIds.length === 0 ? h('span.quiet', null, 'none') : sourceLinks(total.sourceIds, texts)))))));
  }

  /** What is only known to be nothing or more is not known, and no zero. */
  const isUnknown = total => total.status !== 'quantified' && total.lowerBound === 0 && total.upperBound === null;

  const totalText = total => isUnknown(total) ? h('span.quiet', null, new Set(total.missingFrom).size === new Set(plate.items.map(item => item.foodId)).size ? 'not measured' : 'no number is known') : amountText(total);

  function referenceOf(total) {
    const { reference, upperLimit } = total;
    const limit = upperLimit?.exceeded === true && h('p.warning', null, referenceLink(upperLimit.id, `over the upper level of ${numberText(upperLimit.amount)} ${upperLimit.unit}`));
    if (!reference) return limit;

    const { percent, percentAtLeast, percentAtMost, reason, id } = reference;
    if (percentAtLeast === null) return [h('span.quiet', null, referenceLink(id, reasonText(reason))), limit];
    if (isUnknown(total)) return h('span.quiet', null, referenceLink(id, reasonText('amount-not-quantified')));

    const text = percent !== null ? percentText(percent) : percentAtMost === null ? `at least ${percentText(percentAtLeast)}` : `${percentText(percentAtLeast)} to ${percentText(percentAtMost)}`;
    return [percentBar(percent !== null ? { value: percent } : { atLeast: percentAtLeast, atMost: percentAtMost }, referenceLink(id, text)), limit];
  }

  function gapsOf(total) {
    const gaps = [
      total.missingFrom.length > 0 && `not measured in ${namesOf(total.missingFrom)}`,
      total.partialFrom.length > 0 && `only some forms measured in ${namesOf(total.partialFrom)}`,
      total.belowLimitFrom.length > 0 && `below a limit or a trace in ${namesOf(total.belowLimitFrom)}`,
      total.rangeFrom.length > 0 && `only a range for ${namesOf(total.rangeFrom)}`,
    ].filter(Boolean);
    return gaps.length === 0 ? h('span.quiet.no-gap', null, 'nothing') : capital(gaps.join('; '));
  }

  const box = combobox({
    label: 'Add a food',
    placeholder: 'Add a food: natto, spinach, 納豆 …',
    suggest: text => searchFor(text, 'food'),
    choose: async (option, text) => {
      const chosen = option?.value ?? (await searchFor(text, 'food', 1)).options[0]?.value;
      if (chosen) await add(chosen.id);
      box.input.focus();
    },
    empty: 'No food was found.',
  });

  const medication = h('input', { id: 'medication', type: 'text', autocomplete: 'off', placeholder: 'such as warfarin or B01AA03' });
  const form = h('form.medication-form', {
    onsubmit: event => {
      event.preventDefault();
      const name = medication.value.trim();
      if (!name || plate.medications.includes(name)) return;
      plate.medications.push(name);
      medication.value = '';
      drawMedications();
      changed();
    },
  }, h('label', { for: 'medication' }, 'Medication, by name or ATC code'), medication, h('button', null, 'Add'));

  const faults = asked.filter(({ item }) => !item).map(({ text }) => `“${text}” in the address is no food with an amount, such as natto:50 or natto:1x0.5.`);
  await Promise.all(plate.items.map(async item => {
    try {
      await learn(item.foodId);
    } catch (problem) {
      if (problem.problem?.status !== 404) throw problem;
      faults.push(problem.message);
    }
  }));
  plate.items = plate.items.filter(item => foods.has(item.foodId));
  drawItems();
  drawMedications();
  await analyse();

  return {
    title: 'Plate',
    name: 'plate',
    content: [
      h('header.page-head', null, h('h1', null, 'A plate'), h('p.lead', null, 'Put foods together and see what they hold, how sure that is, and what it does with a medication. The plate is kept in the address of this page and nowhere else; only the question itself is sent.'),
        h('p.actions', null, h('button', { type: 'button', onclick: () => copyText(location.href, 'the address of this plate') }, 'Copy link'))),
      faults.length > 0 && h('ul.warning', { role: 'alert' }, faults.map(fault => h('li', null, fault))),
      h('div.plate', null,
        h('section', { 'aria-labelledby': 'foods-heading' }, h('h2', { id: 'foods-heading' }, 'Foods'), h('div.search-box', null, box.element), count, list),
        h('section', { 'aria-labelledby': 'who-heading' }, h('h2', { id: 'who-heading' }, 'For whom'), personFields(plate.person, person => { plate.person = person; changed(); }), form, medications)),
      summary,
      result,
    ],
  };
}
