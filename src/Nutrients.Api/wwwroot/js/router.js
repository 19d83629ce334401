import { h, between, whenQuiet } from './dom.js';
import { Problem, recordCalls, urlOf } from './api.js';
import { callsPanel } from './calls.js';

/** Which module shows which path. The server answers the same paths with this page: Explorer/ExplorerPages.cs. */
const routes = [
  ['/', () => import('./pages/home.js')],
  ['/search', () => import('./pages/search.js')],
  ['/nutrients', () => import('./pages/nutrients.js')],
  ['/nutrients/:id', () => import('./pages/nutrient.js')],
  ['/foods', () => import('./pages/foods.js')],
  ['/foods/:id', () => import('./pages/food.js')],
  ['/plate', () => import('./pages/plate.js')],
  ['/claims', () => import('./pages/claims.js')],
  ['/:kind(functions|deficiencies|interactions|claims|reference-intakes)/:id', () => import('./pages/statement.js')],
  ['/studies/:id', () => import('./pages/source.js')],
  ['/sources/:id', () => import('./pages/source.js')],
  ['/amounts/:id', () => import('./pages/amount.js')],
].map(([pattern, load]) => [new RegExp(`^${pattern.replace(/:(\w+)(\([^)]+\))?/g, (_, name, values) => `(?<${name}>${values ? values.slice(1, -1) : '[^/]+'})`)}/?$`), load]);

const main = document.getElementById('main');
const calls = document.getElementById('calls');
let shown = 0;

/** Goes to another page of this site. */
export function go(url) {
  keepPlace();
  history.pushState(null, '', url);
  return show({ isNew: true });
}

/** How far somebody has read is kept with the address, for when they come back: the browser looks before the page is made again. */
function keepPlace() {
  if (!main.hasAttribute('aria-busy')) history.replaceState({ ...history.state, top: scrollY }, '');
}

/** Keeps what is chosen on this page in its address, to be shared and reloaded. */
export function keepQuery(parameters) {
  history.replaceState(history.state, '', urlOf(location.pathname, parameters));
}

/** Shows what the address says. */
export async function show({ isNew = false, top = null } = {}) {
  const turn = shown += 1;
  main.setAttribute('aria-busy', 'true');
  recordCalls(made => calls.replaceChildren(callsPanel(made)));

  const page = await pageAt(new URL(location.href));

  // Somebody went on while this page was being made.
  if (turn !== shown) return;

  document.title = page.title === 'Nutrients' ? page.title : `${page.title} · Nutrients`;
  document.body.dataset.page = page.name ?? '';
  document.documentElement.toggleAttribute('data-home', location.pathname === '/');
  main.replaceChildren(...[page.content].flat(Infinity).filter(Boolean));
  main.removeAttribute('aria-busy');

  for (const link of document.querySelectorAll('header.site nav a')) {
    const isHere = location.pathname === link.pathname;
    if (isHere || location.pathname.startsWith(`${link.pathname}/`)) link.setAttribute('aria-current', isHere ? 'page' : 'true');
    else link.removeAttribute('aria-current');
  }

  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));

  if (target) {
    target.scrollIntoView();
  } else if (isNew) {
    scrollTo({ top: 0, behavior: 'instant' });
    const heading = main.querySelector('h1');
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  } else if (top !== null) {
    scrollTo({ top, behavior: 'instant' });
  }

  page.shown?.();
}

async function pageAt(url) {
  try {
    for (const [pattern, load] of routes) {
      const found = pattern.exec(url.pathname);

      if (found) {
        const { page } = await load();
        const parameters = Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]));
        return await page({ ...parameters, query: url.searchParams });
      }
    }

    return problemPage(new Problem({ status: 404, detail: `There is no page at ${url.pathname}.`, suggestions: [] }), url);
  } catch (problem) {
    if (!(problem instanceof Problem)) console.error(problem);
    return problemPage(problem, url);
  }
}

function problemPage(problem, url) {
  const near = problem.problem?.suggestions ?? [];
  const folder = url.pathname.slice(0, url.pathname.lastIndexOf('/'));
  return {
    title: problem.problem?.status === 404 ? 'Not found' : 'That did not work',
    content: h('div.prose', null,
      h('h1', null, problem.problem?.status === 404 ? 'Not found' : 'That did not work'),
      h('p', null, problem instanceof Problem ? problem.message : 'This page has a fault. What it shows can be asked of the API.'),
      near.length > 0 && h('p', null, 'Near it: ', between(near.map(id => h('a', { href: `${folder}/${id}` }, id)), ', ')),
      h('p', null, h('a', { href: '/' }, 'Search everything'))),
  };
}

/** Takes over the links that stay on this site; the rest is the browser's. */
export function startRouter() {
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href]');
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;

    if (!link || !isPlain || link.origin !== location.origin || link.target || 'leaves' in link.dataset || link.hasAttribute('download')) return;
    if (link.pathname === location.pathname && link.search === location.search && link.hash) return;

    event.preventDefault();
    go(link.href);
  });
  history.scrollRestoration = 'manual';
  addEventListener('scroll', whenQuiet(100, keepPlace), { passive: true });
  addEventListener('popstate', () => show({ top: history.state?.top ?? 0 }));
  return show({ top: history.state?.top ?? null });
}
