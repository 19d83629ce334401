// What is asked, of each server in its own words, and which facts of an answer must be the same. All answers hold more than these facts; the peers' hold less than the API's.
export function questionsOf({ foods, amounts }) {
  const random = randomNumbers(1);
  const foodIds = shuffled(foods.map(({ id }) => id));
  const words = [...new Set(foods.flatMap(({ name }) => name.toLowerCase().match(/[a-z]{3,}/g) ?? []))];
  const ranked = amounts.filter(({ rank }) => rank !== null);
  const nutrients = [...new Set(ranked.map(({ nutrientId }) => nutrientId))].map((id) => [id]);
  const inCategories = [...new Set(ranked.map(({ nutrientId, category }) => `${nutrientId} ${category}`))].map((pair) => pair.split(' '));

  return [
    question('a food by its id', 'natto', foodIds, food, (row) => [row.id, row.name, row.description, row.category, row.state, parsed(row.names), parsed(row.codes), parsed(row.portions)]),
    question("a food's nutrients", 'natto', foodIds, composition, (row) => [row.nutrientId, row.status, row.amount, row.unit, row.lowerBound, row.upperBound, row.sourceId]),
    question('20 foods by a nutrient', ['vitamin-k2'], shuffled([...nutrients, ...shuffled(inCategories).slice(0, 400)]), ranking, (row) => [row.foodId, row.status, row.amount, row.lowerBound, row.sourceId]),
    question('20 foods by text', 'cheese', shuffled([...new Set(shuffled(words).slice(0, 500).map((word, index) => (index % 2 === 0 ? word : word.slice(0, 3))))]), search, (row) => [row.id, row.name, row.category]),
  ];

  function shuffled(values) {
    return values.map((value) => [random(), value]).sort(([a], [b]) => a - b).map(([, value]) => value);
  }
}

const food = (id) => ({
  api: `/v1/foods/${id}`,
  'json-server': `/foods/${id}`,
  'soul-cli': `/api/tables/foods/rows/${id}`,
});

const composition = (id) => ({
  api: `/v1/foods/${id}/nutrients`,
  'json-server': `/composition/${id}`,
  'soul-cli': `/api/tables/amounts/rows?_filters=foodId__eq:${id}&_limit=1000`,
});

const ranking = ([nutrient, category]) => ({
  api: `/v1/nutrients/${nutrient}/food-sources${category ? `?category=${category}` : ''}`,
  'json-server': `/${nutrient}?_limit=20${category ? `&category=${category}` : ''}`,
  'soul-cli': `/api/tables/amounts/rows?_filters=nutrientId__eq:${nutrient},rank__gte:1${category ? `,category__eq:${category}` : ''}&_ordering=rank&_limit=20`,
});

// Foods with a word that begins so, in the order of their ids, which is the one that all three know. soul-cli says =, which to an index of FTS5 is MATCH.
const search = (word) => ({
  api: `/v1/foods?q=${word}&sort=id`,
  'json-server': `/searched?text_like=%5Cb${word}&_limit=20`,
  'soul-cli': `/api/tables/search/rows?_filters=search__eq:${word}*&_schema=id,name,lang,description,category,tags,state,scientificName,ediblePart&_limit=20`,
});

function question(name, hot, cold, asked, fact) {
  return { name, hot: [asked(hot)], cold: cold.map(asked), facts };

  // Rows, and how many there are in all where only a page of them is sent.
  async function facts(response) {
    const body = await response.json();
    const rows = Array.isArray(body) ? body : (body.data ?? [body]);
    const total = body.meta?.totalCount ?? body.total ?? response.headers.get('X-Total-Count') ?? rows.length;
    return JSON.stringify([Number(total), rows.map((row) => fact({ ...row, ...(typeof row.amount === 'object' ? row.amount : null) }))]);
  }
}

const parsed = (list) => (typeof list === 'string' ? JSON.parse(list) : list);

// The same in every run (mulberry32).
function randomNumbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
