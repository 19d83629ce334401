import { h } from './dom.js';
import { barRow } from './charts.js';
import { percentText, reasonText } from './words.js';

/** Bars of percent end here, and say so. */
export const mostPercent = 150;

/** Leads to the reference intake that something is compared with. */
export const referenceLink = (id, text) => id ? h('a', { href: `/reference-intakes/${id}` }, text) : text;

/** The percent of a reference intake, or why there is none. */
export const percentLink = ({ percent, reason, referenceIntakeId }) => referenceLink(referenceIntakeId, percent === null ? reasonText(reason) : percentText(percent));

/** The same as a bar, with what is said of it. */
export const percentBar = (bar, said) => h('div.of-reference', null, barRow({ maximum: mostPercent, mark: 100, ...bar }), said);
