import { h, between } from '../dom.js';
import { get } from '../api.js';
import { citeButtons } from '../cite.js';
import { intakePerson } from '../statements.js';
import { capital, kinds, words } from '../words.js';

const folders = { claim: 'claims', deficiency: 'deficiencies', function: 'functions', interaction: 'interactions', 'reference-intake': 'reference-intakes' };
const stances = { supports: 'Supports', mixed: 'Mixed on', opposes: 'Speaks against', background: 'Background to' };

/** A source, and what it found if it is a study. */
export async function page({ id }) {
  const source = await get(`/v1/sources/${id}`);
  const study = await studyOf(source);
  const statements = await Promise.all((study?.citedBy ?? []).map(named));

  return {
    title: source.title,
    name: 'source',
    content: [
      h('header.page-head', null,
        h('p.kicker', null, study ? `Study · ${words(study.design)}` : `Source · ${words(source.type)}`),
        h('h1', null, source.title),
        source.authors.length > 0 && h('p.names', null, source.authors.join('; ')),
        h('p', null, [[source.journal ?? source.publisher, source.version].filter(Boolean).join(', '), source.year, source.volume && `${source.volume}${source.issue ? `(${source.issue})` : ''}`, source.pages && `pp. ${source.pages}`].filter(Boolean).join(' · ')),
        source.doubt && h('p.doubt', null, h('b', null, 'Doubt: '), source.doubt),
        h('p.links', null, between(links(source), ' · ')),
        citeButtons(source.id, `/v1/sources/${id}`)),
      study && h('section', null, h('h2', null, 'What was found'),
        h('p.finding', null, study.finding ?? 'The finding is not recorded.'),
        h('dl.summary', null, [['Design', words(study.design)], ['Population', study.population], ['Sample size', study.sampleSize], ['Exposure', study.exposure], ['Duration', study.duration], ['Funding', study.funding]].map(([name, text]) => h('div', null, h('dt', null, name), h('dd', null, text ?? 'not recorded'))))),
      study && h('section', null, h('h2', null, 'What cites it'),
        study.citedBy.length === 0 ? h('p.empty', null, 'No statement cites it; its numbers are used.') : Object.keys(stances).filter(stance => statements.some(statement => statement.stance === stance)).map(stance => h('div.cited-by', null, h('h3', null, stances[stance]),
          h('ul', null, statements.filter(statement => statement.stance === stance).map(statement => h('li', null, h('a', { href: `/${folders[statement.kind]}/${statement.id}` }, statement.name), h('span.quiet', null, ` ${kinds[folders[statement.kind]].toLowerCase()}`))))))),
      (source.licence || source.attribution) && h('section', null, h('h2', null, 'Licence'), h('p', null, source.licence), source.attribution && h('p', null, source.attribution)),
    ].filter(Boolean),
  };
}

/** A statement that cites it, in its own words. */
async function named(statement) {
  const item = await get(`/v1/${folders[statement.kind]}/${statement.id}`, {}, { isRecorded: false });
  return { ...statement, name: item.statement ?? item.sign ?? item.name ?? (item.other ? capital(item.other) : `${item.authority} ${item.type}, ${words(item.nutrientId)}, ${intakePerson(item)}`) };
}

/** A source that is a study has more to say. Which sources are studies is only told by the list of studies, where it is found by a code of its own or by its title and year. */
async function studyOf(source) {
  if (source.type === 'dataset') return null;
  const by = source.doi ? { doi: source.doi } : source.pmid ? { pmid: source.pmid } : { q: source.title.match(/[\p{L}\p{N}]+/gu).slice(0, 8).join(' '), yearFrom: source.year, yearTo: source.year, limit: 100 };
  const found = await get('/v1/studies', by);
  return found.data.find(study => study.id === source.id) ?? null;
}

function links(source) {
  const outside = (url, text) => h('a', { href: url, rel: 'noopener' }, text);
  return [
    source.doi && outside(`https://doi.org/${source.doi}`, `doi:${source.doi}`),
    source.pmid && outside(`https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`, `PubMed ${source.pmid}`),
    source.pmcid && outside(`https://pmc.ncbi.nlm.nih.gov/articles/${source.pmcid}/`, source.pmcid),
    source.url && !source.url.startsWith('https://doi.org/') && outside(source.url, new URL(source.url).hostname),
  ].filter(Boolean);
}
