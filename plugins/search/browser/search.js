// The search of the site: Whoosh's ranking from static files.
//
//   import { open } from "<site>/search/search.js";
//   const index = await open({ base, fetch });
//   const results = await index.search("传染病 报告", { limit: 10, column, year, department });
//
// `base` is the address of the folder this module lies in (its own by default),
// `fetch` any function like the browser's. Every option but `limit` is a filter
// with its value. Results are `{id, url, title, score, column, department, year,
// day, state, language}`, best first; `results.total` is how many documents have
// all words of the query, `results.some` how many more have some of them. An
// address begins at the root of the site, which is `index.root`.

import { choose, isSpecial } from "./query.js";
import { Files } from "./files.js";
import { LENGTHS, bonus, contribution, rarity, rounded, titleWeight } from "./ranking.js";
import { isSingle } from "./analyzer.js";

const FRESH_MS = 60_000;

export async function open({ base = ".", fetch = globalThis.fetch } = {}) {
  const folder = new URL(base, import.meta.url);
  if (!folder.pathname.endsWith("/")) folder.pathname += "/";
  const get = async (path, options) => {
    const response = await fetch(new URL(path, folder).href, options);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
  };
  let current;
  let asked;
  /** Ask what there is; tell whether a release has replaced the files. */
  const renew = async () => {
    asked = Date.now();
    const manifest = await (await get("manifest.json", { cache: "no-cache" })).text();
    const isOther = manifest !== current?.manifest;
    if (isOther) current = new Search(manifest, get);
    return isOther;
  };
  const search = async (query, options = {}) => {
    if (Date.now() > asked + FRESH_MS) await renew();
    try {
      return await current.search(String(query), options);
    } catch (error) {
      if (await renew()) return current.search(String(query), options);
      throw error;
    }
  };
  await renew();
  return { root: new URL("..", folder), search };
}

/** The ranking over the files of one manifest. */
class Search {
  constructor(manifest, get) {
    this.manifest = manifest;
    this.files = new Files(JSON.parse(manifest), get);
    this.common = new Set(this.files.common.split(" "));
  }

  async search(query, { limit = 10, ...options }) {
    let question = choose(query, this.common, isSpecial(query) ? (await import("./operators.js")).takenApart(query) : {});
    const wanted = Object.entries(options).filter(([, value]) => value);
    const filtering = wanted.map(([filter, value]) => `${filter}:${value}`);
    const asked = [...filtering, ...question.without.flat(), ...question.names, ...question.terms];
    let found = await this.files.postings(asked);
    const filters = found.splice(0, wanted.length);
    const without = question.without.map((terms) => found.splice(0, terms.length).map((entries) => entries.map(having)));
    const names = found.splice(0, question.names.length);
    if (!found.some((entries) => entries.some(Boolean)) && question.common.length) {
      question = { ...question, terms: question.common };
      found = await this.files.postings(question.terms);
    }
    const scores = this.scores(question, found, names);
    const unknown = question.isNumber && !scores.some(({ name }) => name.some(Boolean));
    const needed = unknown ? question.terms : question.needed;
    const passing = [...filters, ...needed.map((term) => found[question.terms.indexOf(term)])].map((entries) => entries.map(having));
    const isRight = (generation, number) =>
      passing.every((sets) => sets[generation].has(number)) &&
      !without.some((terms) => terms.every((sets) => sets[generation].has(number)));
    const isWhole = ({ has, name }, number) => name[number] > 0 || has[number] === question.terms.length;
    const candidates = scores.flatMap((one, generation) =>
      [...one.score.keys()]
        .filter((number) => one.score[number] && isRight(generation, number))
        .map((number) => ({ score: one.score[number], generation, number, isWhole: isWhole(one, number), isNamed: one.named[number] })),
    );
    const results = await this.best(candidates, limit);
    if (unknown) results.number = false;
    const { article, label } = question;
    if (article) for (const result of results) if (result.isNamed === 1) result.place = { anchor: `article-${article}`, label };
    return results;
  }

  /** Return for each generation the score of each number, and how many of the terms it has. */
  scores({ terms, isShort, hasPairs }, found, names) {
    const { documents, generations } = this.files;
    const kinds = ["score", "has", "rarity", "name", "named"];
    const every = generations.map(({ lengths }) => Object.fromEntries(kinds.map((kind) => [kind, new Float64Array(lengths.length)])));
    const average = { body: this.files.body / documents, title: this.files.title / documents };
    const idfOf = (lists) => rarity(documents, lists.reduce((sum, list) => sum + (list?.numbers.length ?? 0), 0));
    let asked = 0;
    found.forEach((entries, place) => {
      const term = terms[place];
      const counted = isSingle(term) ? "title" : "body";
      const idf = idfOf(entries.map((entry) => entry?.[counted]));
      if (entries.some(Boolean)) asked += idf;
      entries.forEach((entry, generation) => {
        const { score, has, rarity } = every[generation];
        const { lengths } = generations[generation];
        for (const field of ["body", "title"]) {
          const weight = field === "body" ? 1 : titleWeight(term, isShort);
          entry?.[field].numbers.forEach((number, at) => {
            const length = field === "body" ? lengths[number] : LENGTHS[entry.title.lengths[at]];
            score[number] += contribution(weight, idf, entry[field].frequencies[at], length, average[field]);
            if (field !== counted) return;
            has[number] += 1;
            rarity[number] += idf;
          });
        }
      });
    });
    names.forEach((entries, place) => {
      const idf = idfOf(entries.map((entry) => entry?.body));
      entries.forEach((entry, generation) =>
        entry?.body.numbers.forEach((number) => {
          const { name, named } = every[generation];
          named[number] ||= place ? 1 : 2;
          name[number] = Math.max(name[number], bonus(place, idf));
        }),
      );
    });
    const factor = (has, rarity) => (isShort ? (has / terms.length) * (has / terms.length) : hasPairs ? 1 : Math.sqrt(rarity / asked));
    every.forEach(({ score, has, rarity, name }, generation) => {
      const { weights } = generations[generation];
      score.forEach((sum, number) => {
        if (sum) sum *= factor(has[number], rarity[number]);
        score[number] = rounded(((sum + name[number]) * weights[number]) / 100);
      });
    });
    return every;
  }

  /** Return the cards of the first candidates; equal scores by day, newer first, without a day last, then by id. */
  async best(candidates, limit) {
    candidates.sort((a, b) => b.score - a.score || a.generation - b.generation || a.number - b.number);
    const last = candidates[Math.min(limit, candidates.length) - 1]?.score;
    const kept = candidates.filter(({ score }) => score > last);
    // Among documents of one weight and length, numbers ascend in the order of equal scores,
    // so of the candidates with the last score the first few of each are enough.
    const room = limit - kept.length;
    const taken = new Map();
    for (const candidate of candidates) {
      if (candidate.score !== last) continue;
      const { lengths, weights } = this.files.generations[candidate.generation];
      const kind = `${candidate.generation} ${weights[candidate.number]} ${lengths[candidate.number]}`;
      const before = taken.get(kind) ?? 0;
      taken.set(kind, before + 1);
      if (before < room) kept.push(candidate);
    }
    const cards = await this.files.cards(kept);
    const results = cards.map((card, place) => ({ ...card, score: kept[place].score, isNamed: kept[place].isNamed }));
    results.sort((a, b) => b.score - a.score || compare(b.day, a.day) || compare(a.id, b.id));
    results.splice(limit);
    results.some = candidates.filter(({ isWhole }) => !isWhole).length;
    results.total = candidates.length - results.some;
    return results;
  }
}

/** Return the numbers of the documents that have a term in a generation. */
const having = (entry) => new Set([...(entry?.body.numbers ?? []), ...(entry?.title.numbers ?? [])]);

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
