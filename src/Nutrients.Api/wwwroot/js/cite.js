import { h, between } from './dom.js';
import { getText, urlOf } from './api.js';
import { curlOf } from './calls.js';
import { copyText } from './copy.js';
import { citationName } from './words.js';

/** A link to a source: one click from every number and statement to where it comes from. */
export const sourceLink = (id, texts) => h('a.cite', { href: `/sources/${id}`, title: texts?.get(id) ?? null }, citationName(id, texts?.get(id)));

export const sourceLinks = (ids, texts) => between(ids.map(id => sourceLink(id, texts)), ', ');

/** The studies for a statement, against it and in between. */
export function stances(statement, texts) {
  const lines = [['For', statement.citationIdsFor], ['Mixed', statement.citationIdsMixed], ['Against', statement.citationIdsAgainst]].filter(([, ids]) => ids.length > 0);
  return lines.length === 0 ? h('p.stances.quiet', null, 'No study is named.') : h('dl.stances', null, lines.map(([stance, ids]) => h('div', null, h('dt', null, stance), h('dd', null, sourceLinks(ids, texts)))));
}

const formats = [['BibTeX', 'bibtex'], ['RIS', 'ris'], ['text', 'text']];

/** The same for one of many, out of the way until somebody asks; with the call that answers it. */
export function citeMenu(what, path, sourceIds) {
  const menu = h('details.cite-menu', {
    ontoggle: () => {
      if (menu.open && menu.children.length === 1) menu.append(citeButtons(what, sourcesPath(sourceIds), path));
    },
  }, h('summary', null, 'Cite', h('span.visually-hidden', null, ` ${what}`)));
  return menu;
}

/** Where the API has some sources; null if there is none. */
export const sourcesPath = ids => ids.length > 0 ? urlOf('/v1/sources', { ids: ids.toSorted().join(','), limit: ids.length }) : null;

/** Buttons that copy the citations behind something; the path is the API's own, which writes them. */
export function citeButtons(what, path, call = null) {
  return h('div.cite-buttons', { role: 'group', 'aria-label': `Copy the citation of ${what}` },
    path && h('span', { 'aria-hidden': 'true' }, 'Copy citation'),
    path && formats.map(([name, format]) => h('button.small', {
      type: 'button', 'aria-label': `Copy as ${name}`,
      onclick: async event => {
        const button = event.currentTarget;
        button.disabled = true;

        try {
          await copyText(await getText(path, format), `${what} as ${name}`);
        } finally {
          button.disabled = false;
          button.focus();
        }
      },
    }, name)),
    call && h('button.small', { type: 'button', onclick: () => copyText(curlOf({ url: call }), 'the API call') }, 'API call'));
}
