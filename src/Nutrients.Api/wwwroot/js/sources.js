import { get } from './api.js';

// Of each source that was asked for the promise of its line.
const lines = new Map();

// As many as a list can name.
const most = 100;

/** The lines of sources by their ids, as a bibliography has them. Each is asked for once, and all that are new at once. */
export async function linesOf(ids) {
  const wanted = [...new Set(ids)];
  const unknown = wanted.filter(id => !lines.has(id)).sort();

  for (let start = 0; start < unknown.length; start += most) {
    const asked = unknown.slice(start, start + most);
    const answer = get('/v1/sources', { ids: asked.join(','), limit: most }, { isRecorded: false });
    for (const id of asked) lines.set(id, answer.then(page => write(page.data.find(source => source.id === id))));
    // Another time there may be an answer.
    answer.catch(() => asked.forEach(id => lines.delete(id)));
  }

  return new Map(await Promise.all(wanted.map(async id => [id, await lines.get(id)])));
}

/** In the form of the fact sheet's lines: Hand et al. (2022). Vitamin K and the Newborn Infant. What has no author, and every dataset, is known by its own name. */
function write(source) {
  const [first, ...others] = source.authors;
  const authors = first ? `${first.split(',')[0]}${others.length > 0 ? ' et al.' : ''}` : source.publisher;
  if (source.type === 'dataset' || !authors) return [source.title, source.publisher, source.year].filter(Boolean).join(', ');
  return `${authors} (${source.year ?? 'no date'}). ${source.title}`;
}
