/**
 * Makes an element: h('a.quiet', { href: '/' }, 'Home'). Children that are null or false are left out. Text stays text: nothing is ever read as HTML.
 */
export function h(name, attributes, ...children) {
  const [tag, ...classes] = name.split('.');
  return fill(document.createElement(tag), classes, attributes, children);
}

/** The same for SVG. */
export function svg(name, attributes, ...children) {
  const [tag, ...classes] = name.split('.');
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), classes, attributes, children);
}

// As attributes they are only where a form starts.
const properties = new Set(['value', 'checked', 'selected', 'disabled', 'hidden', 'open']);

function fill(element, classes, attributes, children) {
  if (classes.length > 0) element.setAttribute('class', classes.join(' '));

  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (properties.has(name)) element[name] = value;
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }

  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

/** Items with something between them: between(['a', 'b'], ', '). */
export function between(items, separator) {
  return items.flatMap((item, index) => index === 0 ? [item] : [separator, item]);
}

let made = 0;

/** An id that no other element has. */
export function newId(prefix) {
  return `${prefix}-${made += 1}`;
}

/** Calls once it has been quiet for a moment. */
export function whenQuiet(milliseconds, action) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), milliseconds);
  };
}
