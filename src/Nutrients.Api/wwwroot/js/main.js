import { startRouter, show } from './router.js';
import { siteSearch } from './search.js';
import { language, setLanguage } from './foodnames.js';

const search = siteSearch();
document.getElementById('site-search').append(search.element);

// A slash goes to the search, as on many reference sites, unless somebody is writing.
document.addEventListener('keydown', event => {
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest('input, textarea, select, [contenteditable]')) {
    event.preventDefault();
    (document.querySelector('main .search-box input') ?? search.input).focus();
  }
});

const languages = document.getElementById('language');
languages.value = language();
languages.addEventListener('change', () => {
  setLanguage(languages.value);
  show();
});

const theme = document.getElementById('theme');
const isDark = () => (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
theme.setAttribute('aria-pressed', isDark());
theme.addEventListener('click', () => {
  const chosen = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = chosen;
  theme.setAttribute('aria-pressed', isDark());

  try {
    localStorage.setItem('theme', chosen);
  } catch {
    // It then holds until the page is left.
  }
});

startRouter();

