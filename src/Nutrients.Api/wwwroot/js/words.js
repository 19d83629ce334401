/** What the API's codes are called on the page, and how its numbers are written. */

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 6 });

export const numberText = value => number.format(value);

export const percentText = value => `${numberText(Number(value.toFixed(value < 10 ? 1 : 0)))} %`;

const labels = {
  'as-sold': 'as sold',
  any: 'either sex',
  female: 'women and girls',
  male: 'men and boys',
  none: 'neither pregnant nor breastfeeding',
  pregnancy: 'pregnant',
  lactation: 'breastfeeding',
  rct: 'randomised controlled trial',
  'article-bone-heart-2012': 'a popular article of 2012 on vitamin K2, bone and heart',
  'article-overlooked-nutrient': 'a popular article on vitamin K2 as an overlooked nutrient',
  field: 'the field at large',
};

/** A code in words: legumes-and-soy is legumes and soy. */
export const words = code => labels[code] ?? code.replaceAll('-', ' ');

export const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

export const title = code => capital(words(code));

export const plural = (count, one, many = `${one}s`) => `${number.format(count)} ${count === 1 ? one : many}`;

export const languages = { en: 'English', fr: 'French', ja: 'Japanese', de: 'German' };

export const authorities = {
  NASEM: 'NASEM (US and Canada)',
  EFSA: 'EFSA (European Union)',
  NHS: 'NHS (United Kingdom)',
  MHLW: 'MHLW (Japan)',
  FDA: 'FDA (US food labels)',
};

export const intakeTypes = {
  AI: 'adequate intake',
  AR: 'average requirement',
  DV: 'daily value',
  EAR: 'estimated average requirement',
  PRI: 'population reference intake',
  RDA: 'recommended dietary allowance',
  SI: 'safe intake',
  SL: 'safe level of intake',
  UL: 'tolerable upper intake level',
};

export const foodCategories = ['beverages', 'bread-and-bakery', 'cheese', 'eggs', 'fats-and-oils', 'fish-and-seafood', 'fruits', 'grains-and-cereals', 'herbs-and-spices', 'legumes-and-soy', 'meat-and-poultry', 'milk-and-dairy', 'mushrooms-and-seaweeds', 'nuts-and-seeds', 'offal', 'processed-meat', 'sauces-and-condiments', 'sugars-and-sweets', 'vegetables'];

export const foodTags = ['beef', 'chicken', 'cruciferous', 'cured', 'duck', 'fermented', 'game', 'goat', 'goose', 'grass-fed', 'herb', 'lamb', 'leafy-green', 'organ-meat', 'pork', 'seaweed', 'soy', 'sprouts', 'turkey', 'veal'];

export const verdicts = {
  supported: 'Supported',
  'partly-supported': 'Partly supported',
  'insufficient-evidence': 'Insufficient evidence',
  contradicted: 'Contradicted',
  wrong: 'Wrong',
};

/** From the surest to the least sure. */
export const certainties = {
  high: 'High certainty',
  moderate: 'Moderate certainty',
  low: 'Low certainty',
  'very-low': 'Very low certainty',
  'not-assignable': 'Certainty cannot be assigned',
};

/** From the gravest to the least. */
export const severities = {
  major: 'Major',
  moderate: 'Moderate',
  minor: 'Minor',
  theoretical: 'Theoretical',
  none: 'Of no consequence',
};

export const bySeverity = (one, other) => Object.keys(severities).indexOf(one.severity) - Object.keys(severities).indexOf(other.severity);

export const kinds = { functions: 'Function', deficiencies: 'Sign', interactions: 'Interaction', claims: 'Claim', 'reference-intakes': 'Reference intake' };

const directions = {
  beneficial: (nutrient, other) => `${nutrient} lessens a harm of ${other}`,
  'combined-risk': (nutrient, other) => `${nutrient} and ${other} together do harm`,
  'distorts-test': (nutrient, other) => `${nutrient} makes ${other} read wrongly`,
  mutual: (nutrient, other) => `${nutrient} and ${other} change each other`,
  'none-found': (nutrient, other) => `no effect was found between ${nutrient} and ${other}`,
  'nutrient-lowers-other': (nutrient, other) => `${nutrient} lowers the absorption or the effect of ${other}`,
  'nutrient-raises-other': (nutrient, other) => `${nutrient} raises the absorption, the effect or the toxicity of ${other}`,
  'other-lowers-nutrient': (nutrient, other) => `${other}: lowers the absorption, the status or the effect of ${nutrient}, or raises the need for it`,
  'other-raises-nutrient': (nutrient, other) => `${other}: raises the absorption or the status of ${nutrient}`,
  uncertain: (nutrient, other) => `what is known of ${nutrient} and ${other} does not tell the direction`,
};

export const directionText = (direction, nutrient, other) => capital(directions[direction](nutrient, other));

/** A name without what explains it: Vitamin K2, without (total menaquinones). */
export const shortName = name => name.replace(/ \(.*$|, total of .*$/, '');

const reasons = {
  'no-reference': 'no reference',
  'no-reference-for-this-condition': 'no reference for this condition',
  'not-determinable': 'the authority says that it could not be determined',
  'not-set': 'the authority set no value',
  'no-reference-for-this-form': 'no reference for this form',
  'needs-qualifier': 'the reference depends on more than age and sex',
  'other-unit': 'the reference is in another unit',
  'supplements-only': 'the limit counts supplements alone',
  'amount-not-quantified': 'there is no number to compare',
  'measure-withheld': 'this measure cannot be given for this food',
  'no-portion': 'no portion of it is known',
  'energy-not-quantified': 'its energy has no number',
  'energy-under-5-kcal': 'it has less than 5 kcal in 100 g',
};

export const reasonText = reason => reasons[reason] ?? words(reason);

/** What was found, in words where there is no number. Unknown is never zero. */
export function amountText({ status, amount, unit, lowerBound, upperBound, min, max }) {
  switch (status) {
    case 'quantified':
      return amount === null ? `${rangeText(min, max)} ${unit}` : `${numberText(amount)} ${unit}`;
    case 'partial':
      return upperBound === null ? lowerBound === null ? 'only some forms measured' : `at least ${numberText(lowerBound)} ${unit}` : `${rangeText(lowerBound ?? 0, upperBound)} ${unit}`;
    case 'bounded':
      return upperBound === null ? `at least ${numberText(lowerBound)} ${unit}` : `${rangeText(lowerBound, upperBound)} ${unit}`;
    case 'logical-zero':
      return `0 ${unit}`;
    case 'trace':
      return 'trace';
    case 'below-loq':
      return upperBound === null ? 'below the limit' : `below ${numberText(upperBound)} ${unit}`;
    case 'below-lod':
      return upperBound === null ? 'not detected' : `not detected, below ${numberText(upperBound)} ${unit}`;
    case 'doubtful':
      return 'doubtful values only';
    default:
      return 'not measured';
  }
}

/** What a status says beyond the number. */
const statusNotes = {
  quantified: null,
  partial: 'only some forms were measured',
  bounded: 'between what is known at least and at most',
  'logical-zero': 'by the nature of the food',
  trace: 'there, but too little to put a number on',
  'below-loq': 'limit of quantification',
  'below-lod': 'limit of detection',
  doubtful: 'none of them is trusted',
  'not-measured': 'nobody looked; not zero',
};

export const statusNote = ({ status, upperBound }) => status === 'below-loq' && upperBound === null ? 'of quantification' : status === 'below-lod' && upperBound === null ? null : statusNotes[status];

export const rangeText = (min, max) => min === max ? numberText(min) : `${numberText(min)}–${numberText(max)}`;

/** 19 to 30 years; the age at which a band ends belongs to the next one. */
export function ageText(from, to) {
  if (to === null) return from === 0 ? 'all ages' : `from ${from % 12 === 0 ? `${from / 12} years` : `${from} months`}`;
  if (from % 12 !== 0 || to % 12 !== 0 || to <= 12) return `${from} to under ${to} months`;
  return from / 12 === to / 12 - 1 ? `${from / 12} ${from === 12 ? 'year' : 'years'}` : `${from / 12} to ${to / 12 - 1} years`;
}

export function measureText(measure) {
  if (measure.grams === null) return reasonText(measure.reason);
  if (measure.portion) return `${measure.quantity === 1 || measure.quantity === null ? '' : `${numberText(measure.quantity)} × `}${measure.portion.label} (${numberText(measure.grams)} g)`;
  return measure.basis === '100kcal' ? `100 kcal (${numberText(measure.grams)} g)` : `${numberText(measure.grams)} g`;
}

const acronyms = /^(aap|bmj|cdc|efsa|fda|fdc|iom|lpi|mext|mhlw|nasem|nhs|nih|nps|ods|sr\d+|usda|uspstf|who)$/;

/** Geleijnse et al. 2004, of a line of the bibliography; else what the id says. */
export function citationName(id, text) {
  const [, authors, year] = /^(.{1,60}?) \((\d{4}|no date)[a-z]?\)/.exec(text ?? '') ?? [];
  if (authors) return year === 'no date' ? authors : `${authors} ${year}`;
  return capital(id.split('-').map(part => acronyms.test(part) ? part.toUpperCase() : part).join(' '));
}
