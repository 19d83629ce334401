/** The API of this very service: the only thing that the page talks to. */

/** What went wrong, in the words of the API (RFC 9457). */
export class Problem extends Error {
  constructor(problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

const calls = [];
let told = () => {};

/** Forgets the calls of the page before, and tells of each new one. */
export function recordCalls(tell) {
  calls.length = 0;
  told = tell;
  told(calls);
}

function record(call) {
  if (!calls.some(known => known.url === call.url && known.body === call.body)) {
    calls.push(call);
    told(calls);
  }
}

/** A path with a query: a list gives a parameter for each of its values, and what is empty gives none. */
export function urlOf(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).flatMap(([name, values]) => [values].flat().filter(value => value !== null && value !== undefined && value !== '').map(value => [name, value])));
  // The API writes commas and colons plainly, and so do we.
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text ? `${path}?${text}` : path;
}

async function send(url, options) {
  let response;

  try {
    response = await fetch(url, options);
  } catch {
    throw new Problem({ status: 0, code: 'no-answer', detail: 'The service did not answer. See whether you are connected, and try again.', suggestions: [], errors: [] });
  }

  if (response.ok) return response;

  const isProblem = response.headers.get('Content-Type')?.includes('json');
  throw new Problem(isProblem ? await response.json() : { status: response.status, code: 'failed', detail: `The service answered with ${response.status} ${response.statusText}.`, suggestions: [], errors: [] });
}

/** What a GET answers. */
export async function get(path, parameters, { isRecorded = true } = {}) {
  const url = urlOf(path, parameters);
  if (isRecorded) record({ url });
  return (await send(url, { headers: { Accept: 'application/json' } })).json();
}

/** All items of a list, page by page. */
export async function getAll(path, parameters, { isRecorded = true } = {}) {
  const items = [];

  for (let page = await get(path, { ...parameters, limit: 100 }, { isRecorded }); ; page = await get(page.links.next, {}, { isRecorded: false })) {
    items.push(...page.data);
    if (!page.links.next) return items;
  }
}

/** The text of a list in a format for reference managers, page by page. */
export async function getText(path, format) {
  let text = '';

  for (let url = `${path}${path.includes('?') ? '&' : '?'}format=${format}`; url;) {
    const response = await send(url);
    text += await response.text();
    url = /<([^>]+)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];
  }

  return text;
}

export async function post(path, value) {
  const body = JSON.stringify(value);
  record({ url: path, body });
  return (await send(path, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body })).json();
}

let nutrients;

/** Every nutrient by its id: names, units, and the tree that their parents make. Asked once. */
export function nutrientsById() {
  nutrients ??= getNutrients();
  return nutrients;
}

async function getNutrients() {
  try {
    // For names alone; it is not what a page is about.
    const all = await getAll('/v1/nutrients', {}, { isRecorded: false });
    return new Map(all.map(nutrient => [nutrient.id, nutrient]));
  } catch (problem) {
    nutrients = undefined;
    throw problem;
  }
}
