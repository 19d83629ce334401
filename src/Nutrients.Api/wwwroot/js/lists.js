import { h } from './dom.js';
import { get } from './api.js';

/**
 * A long list of which the first are shown, and the rest when somebody asks. Paper has the first few, and then says what else there is, by name if there are names, and where.
 */
export function shortened(items, { first, what, onPaper = first, names = [], row = 'div' }) {
  const rest = items.slice(first);
  const offPaper = items.length - onPaper;

  for (const item of items.slice(onPaper)) item.classList.add('off-paper');
  for (const item of rest) item.hidden = true;

  const button = h('button', {
    type: 'button', onclick: () => {
      for (const item of rest) item.hidden = false;
      // The focus would be lost with the button.
      rest[0].querySelector('a, button').focus();
      end.remove();
    },
  }, `Show all ${items.length} ${what}`);
  const end = h(`${row}.more-row`, null, button);

  return [
    ...items,
    rest.length > 0 && end,
    offPaper > 0 && h(`${row}.on-paper`, null, `and ${offPaper} more ${what}${names.length > 0 ? `: ${names.slice(onPaper).join('; ')},` : ''} at ${location.origin}${location.pathname}`),
  ];
}

/** A list that the API gives page by page, with a button for the next one; itemsOf makes its items of what a page has. */
export async function paged(list, page, itemsOf, what) {
  const more = h('button', {
    type: 'button', onclick: async () => {
      const next = await get(page.links.next, {}, { isRecorded: false });
      const added = await itemsOf(next.data);
      page = next;
      list.append(...added);
      more.hidden = !page.links.next;
      added[0].querySelector('a').focus();
    },
  }, `More ${what}`);

  list.append(...await itemsOf(page.data));
  more.hidden = !page.links.next;
  return [list, more];
}
