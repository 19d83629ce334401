import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';

// The dataset as rows, from the API's own answers.
export async function readRows(api) {
  const foods = [];
  const amounts = [];
  const ranks = new Map();

  for (const { id } of await items(api, '/v1/nutrients?limit=100')) {
    for (const { amount, rank } of await items(api, `/v1/nutrients/${id}/food-sources?limit=100`)) {
      ranks.set(amount.id, rank);
    }
  }

  for (const { id } of await items(api, '/v1/foods?limit=100')) {
    const food = await json(api, `/v1/foods/${id}`);
    foods.push(food);

    for (const { nutrientId, nutrientName, group, amount } of await items(api, `/v1/foods/${id}/nutrients`)) {
      // Lists and links are left out: the peers have less to send.
      const value = Object.entries(amount).filter(([key, content]) => key !== 'permalink' && (content === null || typeof content !== 'object'));
      amounts.push({ foodId: id, foodName: food.name, category: food.category, state: food.state, nutrientId, nutrientName, group, rank: ranks.get(amount.id) ?? null, ...Object.fromEntries(value) });
    }
  }

  return { foods, amounts };
}

// json-server has no index and reads a collection from its beginning, so each question has a collection that holds no more than it asks for, in the order of the answer.
export function writeJson(file, { foods, amounts }) {
  const composition = new Map(foods.map(({ id }) => [id, { id, data: [] }]));
  const rankings = {};
  amounts.forEach((row) => composition.get(row.foodId).data.push(row));
  amounts.filter(({ rank }) => rank !== null).toSorted((a, b) => a.rank - b.rank).forEach((row) => (rankings[row.nutrientId] ??= []).push(row));
  writeFileSync(file, JSON.stringify({ foods, searched: foods.map(searched), composition: [...composition.values()], ...rankings }));
}

// soul-cli prepares what it is asked as one SELECT and a count, so each question has an index that holds both.
export function writeSqlite(file, { foods, amounts }) {
  const database = new Database(file);
  const found = foods.map(searched);
  const columnsOf = (rows) => Object.keys(rows[0]);
  const typed = (column) => (column === 'id' ? 'id TEXT PRIMARY KEY' : column);
  insert('foods', foods, `CREATE TABLE foods (${columnsOf(foods).map(typed)}) WITHOUT ROWID`);
  insert('amounts', amounts, `CREATE TABLE amounts (${columnsOf(amounts).map((column) => (column === 'rank' ? 'rank INTEGER' : `"${column}"`))})`);
  insert('search', found, `CREATE VIRTUAL TABLE search USING fts5 (${columnsOf(found).map((column) => (column === 'text' ? 'text' : `${column} UNINDEXED`))}, prefix = '1 2 3')`);
  database.exec(`
    CREATE INDEX amounts_by_food ON amounts (foodId);
    CREATE INDEX amounts_by_nutrient ON amounts (nutrientId, rank);
    CREATE INDEX amounts_by_nutrient_and_category ON amounts (nutrientId, category, rank);
    ANALYZE;`);
  database.close();

  function insert(table, rows, create) {
    database.exec(create);
    const columns = columnsOf(rows);
    const statement = database.prepare(`INSERT INTO ${table} (${columns.map((column) => `"${column}"`)}) VALUES (${columns.map(() => '?')})`);
    database.transaction(() => rows.forEach((row) => statement.run(columns.map((column) => (row[column] !== null && typeof row[column] === 'object' ? JSON.stringify(row[column]) : toSqlite(row[column]))))))();
  }
}

const toSqlite = (value) => (typeof value === 'boolean' ? Number(value) : value);

// What a list of foods says of each, and the text that is searched.
function searched({ names, codes, portions, ...food }) {
  const text = [...names.map(({ name }) => name), food.description, food.scientificName].join(' ').normalize('NFKD').replace(/\p{M}/gu, '').replace(/œ/gi, 'oe').replace(/æ/gi, 'ae').toLowerCase();
  return { ...food, text };
}

async function items(api, path) {
  const all = [];

  for (let next = path; next; ) {
    const { data, links } = await json(api, next);
    all.push(...data);
    next = links.next;
  }

  return all;
}

const json = async (api, path) => (await fetch(new URL(path, api))).json();
