import { h } from './dom.js';

/** Copies text; where the browser does not let a page do that, shows it to be copied by hand. */
export async function copyText(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    say(`Copied: ${what}`);
  } catch {
    showText(text, what);
  }
}

function showText(text, what) {
  const dialog = h('dialog.copy', { 'aria-label': what, onclose: () => dialog.remove() },
    h('h2', null, what),
    h('textarea', { rows: 12, readonly: true, 'aria-label': what, value: text }),
    h('form', { method: 'dialog' }, h('button', null, 'Close')));
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('textarea').select();
}

let status;

/** Says something for a moment, to eyes and to screen readers. */
export function say(message) {
  if (!status) {
    status = h('div.toast', { role: 'status' });
    document.body.append(status);
  }

  status.textContent = message;
  status.classList.add('shown');
  clearTimeout(status.timer);
  status.timer = setTimeout(() => {
    status.classList.remove('shown');
    status.textContent = '';
  }, 2500);
}
