import { Problem } from './api.js';
import { h, newId } from './dom.js';

/**
 * An editable combobox with a list, as the WAI-ARIA Authoring Practices have it: the focus stays in the box, arrows move through the list, Enter chooses, Escape closes.
 * suggest(text) gives options { label, detail, kind, value }; choose(option, text) is told what was chosen, or null for the text as it stands.
 */
export function combobox({ label, placeholder, suggest, choose, empty = 'Nothing was found.' }) {
  const id = newId('combobox');
  let options = [];
  let active = -1;
  let asked = 0;
  let timer;

  const list = h('ul.options', { id: `${id}-list`, role: 'listbox', 'aria-label': label, hidden: true });
  const status = h('span.visually-hidden', { role: 'status' });
  const input = h('input', {
    id, type: 'text', role: 'combobox', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', placeholder, enterkeyhint: 'search',
    'aria-label': label, 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id,
    oninput: onInput, onkeydown: onKey, onblur: close,
  });

  function onInput() {
    clearTimeout(timer);
    timer = setTimeout(ask, 80);
  }

  async function ask() {
    const text = input.value.trim();
    const question = asked += 1;

    if (!text) {
      close();
      return;
    }

    let found;

    try {
      found = await suggest(text);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      found = { options: [], message: problem.message };
    }

    // Somebody typed on while the answer was on its way.
    if (question === asked && document.activeElement === input) show(found);
  }

  function show(found) {
    options = found.options;
    active = -1;
    list.replaceChildren(...options.map((option, index) => h('li', {
      id: `${id}-${index}`, role: 'option', 'aria-selected': 'false',
      // Before the box loses the focus, which would close the list.
      onmousedown: event => { event.preventDefault(); pick(index); },
    }, h('span.option-name', null, option.label, option.detail && h('span.option-detail', null, ` ${option.detail}`)), option.kind && h('span.option-kind', null, option.kind))));
    const message = options.length === 0 ? found.message ?? empty : `${options.length} suggestions. ${found.message ?? ''}`;
    status.textContent = message;
    if (options.length === 0) list.append(h('li.no-option', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, message));
    else if (found.message) list.append(h('li.no-option', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, found.message));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    input.removeAttribute('aria-activedescendant');
  }

  function close() {
    asked += 1;
    clearTimeout(timer);
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function move(to) {
    // What is being chosen from is not changed by an answer that comes late.
    asked += 1;
    clearTimeout(timer);
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = (to + options.length) % options.length;
    const option = list.children[active];
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  }

  function pick(index) {
    const text = input.value.trim();
    close();
    input.value = '';
    choose(options[index] ?? null, text);
  }

  function onKey(event) {
    const isOpen = !list.hidden && options.length > 0;

    if (event.isComposing) return;

    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && isOpen) {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? active + 1 : active < 0 ? options.length - 1 : active - 1);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      ask();
    } else if (event.key === 'Enter' && input.value.trim()) {
      event.preventDefault();
      pick(active);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (list.hidden) input.value = '';
      close();
    }
  }

  return { element: h('div.combobox', null, input, list, status), input };
}
