import { h } from './dom.js';

/** A labelled choice of one of many: options are values with their texts, and changed is told the value. */
export function choiceOf(label, options, chosen, changed) {
  return h('label', null, h('span', null, label), h('select', { onchange: event => changed(event.target.value) }, options.map(([value, text]) => h('option', { value, selected: value === chosen }, text))));
}
