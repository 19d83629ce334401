import { h, svg } from './dom.js';
import { numberText } from './words.js';

/*
 * Charts are SVG in percent of their box, so that they fit any width without a redraw. They are drawn beside the same values in words and hidden from screen readers, which read the words.
 * A solid bar is a number, a hatched one what is known at least; a line with ends is a range; a ring is what another source says.
 */

const percent = value => `${Math.round(value * 1000) / 10}%`;

/** The next number above that people like to read: 1, 2, 2.5 or 5 times a power of ten. */
export function niceMaximum(value) {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find(step => step * power >= value * 0.999999) * power;
}

/** The scale above the rows of a chart. */
export function axis(maximum, unit) {
  return h('div.axis', { 'aria-hidden': 'true' }, [0, 0.5, 1].map(part => h('span', null, numberText(maximum * part), part === 1 && ` ${unit}`)));
}

/**
 * One row's drawing. Everything is in the unit of maximum: value is a number, atLeast the sum of what was measured, range what lies between two ends, others what other sources say.
 * What has none of them stays empty, and is said in words beside it.
 */
export function barRow({ maximum, value = null, atLeast = null, atMost = null, range = null, others = [], mark = null }) {
  const at = amount => percent(Math.min(amount, maximum) / maximum);
  const isCut = [value, atLeast, atMost, range?.[1]].some(amount => amount > maximum * 1.000001);

  return svg('svg.bar-row', { 'aria-hidden': 'true', focusable: 'false', height: 22, width: '100%' },
    svg('line.track', { x1: '0', x2: '100%', y1: 11, y2: 11 }),
    value !== null && svg('rect.bar', { x: 0, y: 4, height: 14, width: at(value), rx: 1.5 }),
    atLeast !== null && svg('rect.bar.at-least', { x: 0, y: 4, height: 14, width: at(atLeast), rx: 1.5, fill: 'url(#hatch)' }),
    atLeast !== null && !isCut && (atMost === null ? svg('text.open-end', { x: at(atLeast), dx: 3, y: 15.5 }, '→') : whisker(at(atLeast), at(atMost))),
    range && whisker(at(range[0]), at(range[1])),
    others.map(other => svg('circle.other', { cx: at(other), cy: 11, r: 3.5 })),
    mark !== null && svg('line.mark', { x1: at(mark), x2: at(mark), y1: 0, y2: 22 }),
    isCut && svg('text.cut-end', { x: '100%', dx: -4, y: 15.5, 'text-anchor': 'end' }, '»'));
}

function whisker(from, to) {
  return svg('g.whisker', null,
    svg('line', { x1: from, x2: to, y1: 11, y2: 11 }),
    svg('line', { x1: from, x2: from, y1: 6, y2: 16 }),
    svg('line', { x1: to, x2: to, y1: 6, y2: 16 }));
}

/** One row of a dot plot: a point for each source, filled where it is the one that is used, with the range that the source itself gives. */
export function dotRow({ maximum, points }) {
  const at = amount => percent(0.01 + 0.98 * Math.min(amount, maximum) / maximum);

  return svg('svg.bar-row', { 'aria-hidden': 'true', focusable: 'false', height: 22, width: '100%' },
    svg('line.track', { x1: '0', x2: '100%', y1: 11, y2: 11 }),
    points.filter(point => point.range).map(point => whisker(at(point.range[0]), at(point.range[1]))),
    points.filter(point => point.value !== null && !point.isUsed).map(point => svg('circle.other', { cx: at(point.value), cy: 11, r: 4 })),
    points.filter(point => point.value !== null && point.isUsed).map(point => svg('circle.used', { cx: at(point.value), cy: 11, r: 5.5 })));
}

/** A block for each study: for a statement, in between, and against it. So one study does not look like ten; the numbers stand beside it. */
export function evidenceBar(pro, mixed, contra) {
  const studies = [...Array(pro).fill('pro'), ...Array(mixed).fill('mixed'), ...Array(contra).fill('contra')];
  if (studies.length === 0) return h('p.evidence', null, h('span.quiet', null, 'No study is named for or against it.'));

  const step = Math.min(16, 192 / studies.length);
  return h('p.evidence', null,
    svg('svg', { 'aria-hidden': 'true', focusable: 'false', width: step * studies.length, height: 12 },
      studies.map((stance, index) => svg(`rect.${stance}`, { x: index * step + 1, y: 1, width: step - 3, height: 10, fill: stance === 'mixed' ? 'url(#hatch)' : null }))),
    h('span', null, h('b', null, pro), ' for'), h('span', null, h('b', null, mixed), ' mixed'), h('span', null, h('b', null, contra), ' against'));
}

/** What the marks of a chart mean, of those that it has. */
export function legend(...names) {
  const marks = {
    number: [svg('rect.bar', { x: 0, y: 3, width: 22, height: 10, rx: 1.5 }), 'a number'],
    atLeast: [svg('rect.bar.at-least', { x: 0, y: 3, width: 22, height: 10, rx: 1.5, fill: 'url(#hatch)' }), 'known at least; the rest is unknown'],
    range: [svg('g.whisker', null, svg('line', { x1: 1, x2: 21, y1: 8, y2: 8 }), svg('line', { x1: 1, x2: 1, y1: 3, y2: 13 }), svg('line', { x1: 21, x2: 21, y1: 3, y2: 13 })), 'range'],
    other: [svg('circle.other', { cx: 11, cy: 8, r: 3.5 }), 'another source'],
    used: [svg('circle.used', { cx: 11, cy: 8, r: 5 }), 'the value that is used'],
    mark: [svg('line.mark', { x1: 11, x2: 11, y1: 0, y2: 16 }), '100 % of the reference'],
  };

  return h('ul.legend', { 'aria-label': 'Key of the chart' }, names.map(name => h('li', null, svg('svg', { width: 22, height: 16, 'aria-hidden': 'true', focusable: 'false' }, marks[name][0]), marks[name][1])));
}
