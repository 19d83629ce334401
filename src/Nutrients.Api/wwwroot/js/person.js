import { h } from './dom.js';
import { authorities } from './words.js';

/** Whose reference an amount is compared with, unless the address says somebody else. It is an example, shown with every percentage and changed with a click. */
const example = { authority: 'NASEM', sex: 'female', ageYears: '30', condition: 'none' };

const whole = text => /^\d{1,3}$/.test(text ?? '') && Number(text) <= 120;

/** The person that an address tells of. */
export function personOf(query, authority = example.authority) {
  const person = {};

  for (const [name, value] of Object.entries({ ...example, authority })) person[name] = query.get(name) ?? value;
  if (!whole(person.ageYears)) person.ageYears = example.ageYears;
  if (person.sex === 'male') person.condition = 'none';
  return person;
}

/** As the API's parameters have it. */
export const parametersOf = person => person.authority === 'none' ? {} : { authority: person.authority, sex: person.sex, ageYears: person.ageYears, condition: person.condition === 'none' ? null : person.condition };

/** For the address of the page. */
export const queryOf = person => ({ ...parametersOf(person), ...(person.authority === 'none' ? { authority: 'none' } : {}) });

export function personText(person) {
  if (person.authority === 'none') return 'nobody';
  const age = Number(person.ageYears);
  const who = age < 18 ? (person.sex === 'male' ? 'boy' : 'girl') : person.sex === 'male' ? 'man' : 'woman';
  return `${person.condition === 'pregnancy' ? 'pregnant ' : person.condition === 'lactation' ? 'breastfeeding ' : ''}${who} of ${age}, ${person.authority}`;
}

const option = (value, text, chosen) => h('option', { value, selected: value === chosen }, text);

/** Lets somebody choose a person; changed(person) is told whenever there is one. */
export function personFields(person, changed, { withNobody = true, legend = 'Compared with the reference of' } = {}) {
  const authority = h('select', { onchange: tell }, Object.entries(authorities).map(([value, text]) => option(value, text, person.authority)), withNobody && option('none', 'no reference', person.authority));
  const sex = h('select', { onchange: tell }, option('female', 'female', person.sex), option('male', 'male', person.sex));
  const age = h('input', { type: 'number', min: 0, max: 120, step: 1, value: person.ageYears, inputmode: 'numeric', oninput: tell });
  const condition = h('select', { onchange: tell }, option('none', 'neither', person.condition), option('pregnancy', 'pregnant', person.condition), option('lactation', 'breastfeeding', person.condition));
  const fields = [[sex, 'Sex'], [age, 'Age in years'], [condition, 'Pregnancy, breastfeeding']];
  arrange();

  function arrange() {
    condition.disabled = sex.value === 'male' || authority.value === 'none';
    sex.disabled = age.disabled = authority.value === 'none';
    if (sex.value === 'male') condition.value = 'none';
  }

  function tell() {
    arrange();
    age.setAttribute('aria-invalid', String(!whole(age.value)));
    if (whole(age.value)) changed({ authority: authority.value, sex: sex.value, ageYears: age.value, condition: condition.value });
  }

  return h('fieldset.person', null, h('legend', null, legend),
    h('label', null, h('span', null, 'Authority'), authority),
    fields.map(([field, text]) => h('label', null, h('span', null, text), field)));
}
