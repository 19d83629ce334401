import { h } from './dom.js';

/** Nutrients with the forms below them; the one that is looked at is marked. Forms that have none of their own stand side by side. */
export function nutrientTree(roots, all, currentId = null) {
  const isLast = roots.every(nutrient => !all.some(other => other.parentId === nutrient.id));
  return h(isLast ? 'ul.tree.leaves' : 'ul.tree', null, roots.map(nutrient => {
    const forms = all.filter(other => other.parentId === nutrient.id);
    return h('li', null,
      nutrient.id === currentId ? h('b', { 'aria-current': 'page' }, nutrient.name) : h('a', { href: `/nutrients/${nutrient.id}` }, nutrient.name),
      forms.length > 0 && nutrientTree(forms, all, currentId));
  }));
}

/** Items of nutrients in the order of the tree, each with its depth: a form stands below what it is a form of, as far as that is among them. */
export function inTreeOrder(items, nutrients) {
  const ids = new Set(items.map(item => item.nutrientId));
  const above = id => {
    const parent = nutrients.get(id)?.parentId ?? null;
    return parent === null || ids.has(parent) ? parent : above(parent);
  };
  const below = (parent, depth) => items.filter(item => above(item.nutrientId) === parent).flatMap(item => [{ item, depth }, ...below(item.nutrientId, depth + 1)]);
  return below(null, 0);
}
