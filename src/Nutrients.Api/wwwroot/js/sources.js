import { get } from './api.js';

const lines = new Map();

/** The lines of sources by their ids, as a bibliography has them. Each is asked for once. */
export async function linesOf(ids) {
  return new Map(await Promise.all([...new Set(ids)].map(async id => [id, await lineOf(id)])));
}

async function lineOf(id) {
  if (!lines.has(id)) lines.set(id, write(await get(`/v1/sources/${id}`, {}, { isRecorded: false })));
  return lines.get(id);
}

/** In the form of the fact sheet's lines: Hand et al. (2022). Vitamin K and the Newborn Infant. What has no author, and every dataset, is known by its own name. */
function write(source) {
  const [first, ...others] = source.authors;
  const authors = first ? `${first.split(',')[0]}${others.length > 0 ? ' et al.' : ''}` : source.publisher;
  if (source.type === 'dataset' || !authors) return [source.title, source.publisher, source.year].filter(Boolean).join(', ');
  return `${authors} (${source.year ?? 'no date'}). ${source.title}`;
}
