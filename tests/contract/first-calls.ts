/**
 * The first calls of the people whom the API is for, by a client whose types come from openapi/v1.json.
 * Ends with 1 and says what was wrong if an answer is not what they need.
 */
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/v1.js";

type Problem = components["schemas"]["Problem"];
type Amount = components["schemas"]["Amount"];

const baseUrl = process.argv[2] ?? "http://localhost:5000";

// Lists come as CSV and other text too; what is not asked for by parseAs is one of these.
const api = createClient<paths, "application/json" | "application/problem+json">({ baseUrl });
let checks = 0;

function check(holds: boolean, what: string): asserts holds {
  checks++;

  if (!holds) {
    throw new Error(what);
  }
}

/** The answer; what is no answer is a problem, and says what was wrong. */
function answered<T>(call: { data?: T; error?: Problem; response: Response }): T {
  if (call.error !== undefined || call.data === undefined) {
    throw new Error(`${call.response.url} answered ${call.response.status}: ${call.error?.detail ?? "nothing"}`);
  }

  return call.data;
}

/** How an app shows an amount: what is not known is no zero, and the compiler asks for every case. */
function shown(amount: Amount): string {
  switch (amount.status) {
    case "quantified":
    case "logical-zero":
      return amount.amount === null ? `${amount.min}–${amount.max} ${amount.unit}` : `${amount.amount} ${amount.unit}`;
    case "trace":
      return "trace";
    case "below-loq":
    case "below-lod":
      return amount.upperBound === null ? "below limit" : `< ${amount.upperBound} ${amount.unit}`;
    case "partial":
      return `≥ ${amount.lowerBound} ${amount.unit}`;
    case "doubtful":
    case "not-measured":
      return "not known";
  }
}

async function appDeveloper(): Promise<void> {
  const first = answered(await api.GET("/v1/nutrients/{id}/food-sources", { params: { path: { id: "vitamin-k2" }, query: { limit: 5 } } }));
  check(first.data.length === 5 && first.meta.totalCount > 5, "a ranking of which five are shown");
  check(first.data[0]?.foodId === "natto" && first.data[0].rank === 1, "natto has the most vitamin K2");

  for (const food of first.data) {
    check(food.amount.basis === "100g" && food.amount.unit === "µg", `${food.foodId} says what its amount is per, and in which unit`);
    check(food.citationIds.length > 0, `${food.foodId} names its source`);
    check(shown(food.amount) !== "not known", `${food.foodId} has an amount to show`);
  }

  check(first.meta.excluded.notMeasured > 0, "the ranking says how many foods nobody measured");
  check(first.links.next !== null, "another page follows");
  const cursor = new URL(first.links.next, baseUrl).searchParams.get("cursor");
  check(cursor !== null, "the next page has a cursor");
  const second = answered(await api.GET("/v1/nutrients/{id}/food-sources", { params: { path: { id: "vitamin-k2" }, query: { limit: 5, cursor } } }));
  check(second.data[0]?.rank === 6, "the next page goes on where this one ended");

  const found = answered(await api.GET("/v1/foods", { params: { query: { q: "swis chee", category: "cheese" } } }));
  const food = answered(await api.GET("/v1/foods/{id}", { params: { path: { id: found.data[0]?.id ?? "" }, query: { lang: "fr" } } }));
  check(food.category === "cheese" && food.names.length > 0, "a cheese by what somebody types, with its names");
}

async function clinician(): Promise<void> {
  const sheet = answered(await api.GET("/v1/nutrients/{id}", {
    params: { path: { id: "vitamin-k" }, query: { expand: "functions,deficiencies,interactions,referenceIntakes,claims,citations" } },
  }));
  check(sheet.functions !== null && sheet.functions.length > 0, "what vitamin K does");
  check(sheet.interactions !== null && sheet.referenceIntakes !== null && sheet.claims !== null && sheet.citations !== null, "the whole fact sheet");
  check(sheet.deficiencies?.every(sign => sign.certaintyReason.length > 0) ?? false, "every sign says how certain it is, and why");
  check(sheet.disclaimer.includes("not medical advice"), "the fact sheet says what it is not");

  const interactions = answered(await api.GET("/v1/interactions", { params: { query: { drug: "warfarin", severity: "major" } } }));
  const warfarin = interactions.data.find(interaction => interaction.id === "warfarin-vitamin-k");
  check(warfarin !== undefined && warfarin.direction === "nutrient-lowers-other" && warfarin.citationIdsFor.length > 0, "vitamin K lowers the effect of warfarin, and who says so");
  check(interactions.meta.substances?.some(substance => substance.atcCode === "B01AA03") ?? false, "what warfarin was found to mean");
}

async function researcher(): Promise<void> {
  const bibliography = answered(await api.GET("/v1/nutrients/{id}/citations", { params: { path: { id: "vitamin-k2" }, query: { format: "bibtex" } }, parseAs: "text" }));
  check(/^@article\{[a-z0-9-]+,$/m.test(bibliography) && bibliography.split("\n@").length > 50, "a bibliography that reference managers read");

  const { data, error, response } = await api.GET("/v1/amounts/{id}", { params: { path: { id: "natto.mk-7.schurgers-vermeer-2000" } } });
  const number = answered({ ...(data && { data }), ...(error && { error }), response });
  const version = response.headers.get("Dataset-Version");
  check(number.amount.permalink === "/v1/amounts/natto.mk-7.schurgers-vermeer-2000" && number.source.doi !== null, "a number with its permalink and its source");
  check(version !== null && /^[0-9a-f]{16}$/.test(version), "the dataset that the number came from");
  const pinned = answered(await api.GET("/v1/dataset", { params: { query: { dataset: version } } }));
  check(pinned.version === version && pinned.counts.amounts > 0, "the same dataset, pinned");
}

async function intake(): Promise<void> {
  const analysis = answered(await api.POST("/v1/intake-analyses", {
    body: {
      authority: "NASEM",
      lifeStage: { sex: "female", ageYears: 34, condition: "pregnancy" },
      medications: ["warfarin"],
      nutrientIds: ["vitamin-k1", "vitamin-k2", "calcium"],
      items: [{ foodId: "natto", grams: 50 }, { foodId: "spinach-boiled", portion: 1, quantity: 0.5 }],
    },
  }));
  const k2 = analysis.totals.find(total => total.nutrientId === "vitamin-k2");
  check(k2?.status === "partial" && k2.amount === null && k2.lowerBound > 0 && k2.missingFrom.includes("spinach-boiled"), "a total that says what is missing from which food");
  check(analysis.totals.find(total => total.nutrientId === "calcium")?.reference?.percent != null, "calcium as a percentage of a reference intake");
  check(analysis.interactions[0]?.severity === "major", "the gravest interaction first");
}

async function mistakes(): Promise<void> {
  const misspelt = await api.GET("/v1/foods/{id}", { params: { path: { id: "nattoo" } } });
  check(misspelt.response.status === 404 && misspelt.error?.suggestions[0] === "natto", "a misspelt id is told what may have been meant");

  const wrong = await api.POST("/v1/intake-analyses", { body: { items: [{ foodId: "natto", grams: -1 }, { foodId: "nattoo", grams: 10 }] } });
  check(wrong.response.status === 422 && wrong.error?.code === "invalid-body", "a body that is wrong is refused");
  check(wrong.error.errors.map(fault => fault.parameter).join() === "$.items[0].grams,$.items[1].foodId", "and every fault of it is named");

  // @ts-expect-error there is no such category, and the types know it
  const unknown = await api.GET("/v1/comparisons", { params: { query: { foodIds: "natto", nutrientIds: "mk-7", basis: "200g" } } });
  check(unknown.response.status === 400 && unknown.error?.errors[0]?.parameter === "basis", "a word that is not possible is refused, by the compiler and by the service");
}

const users = { "app developer": appDeveloper, clinician, researcher, "intake analysis": intake, mistakes };

for (const [user, calls] of Object.entries(users)) {
  try {
    await calls();
    console.log(`ok: ${user}`);
  } catch (failure) {
    console.error(`WRONG: ${user}: ${failure instanceof Error ? failure.message : String(failure)}`);
    process.exitCode = 1;
  }
}

console.log(process.exitCode ? "The first calls failed." : `The first calls are answered (${checks} checks).`);
