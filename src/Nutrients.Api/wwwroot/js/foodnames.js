import { get } from './api.js';

/** In which language foods are named. The browser remembers it; nobody is told but the API that is asked for a name. */
let chosen = 'en';

try {
  chosen = localStorage.getItem('language') ?? 'en';
} catch {
  // A browser that keeps nothing names foods in English.
}

export const language = () => chosen;

/** As the API's parameter has it: English need not be asked for. */
export const langParameter = () => chosen === 'en' ? null : chosen;

export function setLanguage(lang) {
  chosen = lang;

  try {
    localStorage.setItem('language', lang);
  } catch {
    // It then holds until the page is left.
  }
}

/** The names of foods by their ids, in the language that is chosen where there is one; English ones need no question. */
export async function namesOf(foods) {
  if (chosen === 'en') return new Map(foods.map(food => [food.foodId, { name: food.foodName, lang: 'en' }]));

  const named = await Promise.all(foods.map(food => get(`/v1/foods/${food.foodId}`, { lang: chosen }, { isRecorded: false })));
  return new Map(named.map(food => [food.id, food]));
}
