import { h } from './dom.js';
import { choiceOf } from './fields.js';
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

const withNone = [...Object.entries(authorities), ['none', 'no reference']];

/** Lets somebody choose a person; changed(person) is told whenever there is one. */
export function personFields(person, changed, { choices = withNone, legend = 'Compared with the reference of' } = {}) {
  const age = h('input', { type: 'number', min: 0, max: 120, step: 1, value: person.ageYears, inputmode: 'numeric', oninput: tell });
  const labels = [
    choiceOf('Authority', choices, person.authority, tell),
    choiceOf('Sex', [['female', 'female'], ['male', 'male']], person.sex, tell),
    h('label', null, h('span', null, 'Age in years'), age),
    choiceOf('Pregnancy, breastfeeding', [['none', 'neither'], ['pregnancy', 'pregnant'], ['lactation', 'breastfeeding']], person.condition, tell),
  ];
  const [authority, sex, , condition] = labels.map(label => label.querySelector('select'));
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

  return h('fieldset.person', null, h('legend', null, legend), labels);
}
