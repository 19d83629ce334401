import { h } from './dom.js';

/**
 * A long list of which the first are shown, and the rest when somebody asks. What is not among the first stays off paper, which then says where the rest is.
 */
export function shortened(items, first, what, row = 'div') {
  if (items.length <= first) return items;

  const rest = items.slice(first);
  for (const item of rest) {
    item.hidden = true;
    item.classList.add('beyond');
  }

  const button = h('button.more', {
    type: 'button', onclick: () => {
      for (const item of rest) item.hidden = false;
      // The focus would be lost with the button.
      const link = rest[0].querySelector('a, button') ?? rest[0];
      link.focus();
      end.remove();
    },
  }, `Show all ${items.length} ${what}`);
  const end = h(`${row}.more-row`, null, button);
  return [...items, end, h(`${row}.on-paper`, null, `and ${rest.length} more ${what} at ${location.origin}${location.pathname}`)];
}
