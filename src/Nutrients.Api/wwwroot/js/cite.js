import { h, between } from './dom.js';
import { getText } from './api.js';
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

/** Buttons that copy the citations behind something; paths are the API's own, which writes them. */
export function citeButtons(what, paths) {
  return h('div.cite-buttons', { role: 'group', 'aria-label': `Copy the citation of ${what}` },
    h('span', { 'aria-hidden': 'true' }, 'Copy citation'),
    formats.map(([name, format]) => h('button.small', {
      type: 'button', 'aria-label': `Copy as ${name}`,
      onclick: async event => {
        const button = event.currentTarget;
        button.disabled = true;

        try {
          const texts = await Promise.all([paths].flat().map(path => getText(path, { format, limit: path.endsWith('/citations') ? 100 : null })));
          await copyText(texts.join('\n'), `${what} as ${name}`);
        } finally {
          button.disabled = false;
          button.focus();
        }
      },
    }, name)));
}
