// Before anything is painted, so that a page does not flash in the other colours or move when its own search appears.
document.documentElement.toggleAttribute('data-home', location.pathname === '/');

try {
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing shows what its system says.
}
