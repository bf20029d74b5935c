// The search of the site: Whoosh's ranking from static files.
//
//   import { open } from "<site>/search/search.js";
//   const index = await open({ base, fetch });
//   const results = await index.search("传染病 报告", { limit: 10, column, year, department });
//
// `base` is the address of the folder this module lies in (its own by default),
// `fetch` any function like the browser's. Every option but `limit` is a filter
// with its value. Results are `{id, url, title, score, column, department, year,
// day, state, language}`, best first; `results.total` is how many documents were
// found. An address begins at the root of the site, which is `index.root`.

import { choose } from "./query.js";
import { Files } from "./files.js";
import { LENGTHS, contribution, rarity, rounded } from "./ranking.js";

export async function open({ base = ".", fetch = globalThis.fetch } = {}) {
  const folder = new URL(base, import.meta.url);
  if (!folder.pathname.endsWith("/")) folder.pathname += "/";
  const load = async () => new Search(await new Files(folder, (...request) => fetch(...request)).load());
  let current = await load();
  // When a release has replaced the files in the meantime, search again in the new ones.
  const search = async (query, options = {}) => {
    const before = current;
    try {
      return await before.search(String(query), options);
    } catch (error) {
      if (before === current) current = await load();
      if (before.files.names === current.files.names) throw error;
      return current.search(String(query), options);
    }
  };
  return { root: new URL("..", folder), search };
}

/** The ranking over the files of one manifest. */
class Search {
  constructor(files) {
    this.files = files;
    this.common = new Set(files.common.split(" "));
    this.rank = new Map(files.frequent.split(" ").map((pair, rank) => [pair, rank]));
  }

  async search(query, { limit = 10, ...options }) {
    const { whole, terms, common } = choose(query, this.rank, this.common);
    const wanted = Object.entries(options).filter(([, value]) => value);
    const asked = [...wanted.map(([filter, value]) => `${filter}:${value}`), whole, ...terms];
    const found = await this.files.postings(asked);
    const filters = found.splice(0, wanted.length);
    const [name] = found.splice(0, 1);
    if (!found.some((entries) => entries.some(Boolean))) found.push(...(await this.files.postings(common)));
    const scores = this.files.generations.map(({ lengths }) => new Float64Array(lengths.length));
    this.add(scores, "whole", name.map((entry) => entry?.body));
    for (const entries of found) {
      this.add(scores, "body", entries.map((entry) => entry?.body));
      this.add(scores, "title", entries.map((entry) => entry?.title));
    }
    const passing = filters.map((entries) => entries.map((entry) => new Set(entry?.body.numbers)));
    const candidates = scores.flatMap((of, generation) =>
      [...of.keys()]
        .filter((number) => of[number] && passing.every((sets) => sets[generation].has(number)))
        .map((number) => ({ score: rounded(of[number]), generation, number })),
    );
    return this.best(candidates, limit);
  }

  add(scores, field, lists) {
    const frequency = lists.reduce((sum, list) => sum + (list?.numbers.length ?? 0), 0);
    const idf = rarity(this.files.documents, frequency);
    const average = this.files[field] / this.files.documents;
    lists.forEach((list, generation) => {
      const { lengths } = this.files.generations[generation];
      list?.numbers.forEach((number, place) => {
        const length = list.lengths ? LENGTHS[list.lengths[place]] : lengths[number];
        scores[generation][number] += contribution(field, idf, list.frequencies[place], length, average);
      });
    });
  }

  /** Return the cards of the first candidates; equal scores by day, newer first, without a day last, then by id. */
  async best(candidates, limit) {
    candidates.sort((a, b) => b.score - a.score || a.generation - b.generation || a.number - b.number);
    const last = candidates[Math.min(limit, candidates.length) - 1]?.score;
    const kept = candidates.filter(({ score }) => score > last);
    // Among documents of one length, numbers ascend in the order of equal scores,
    // so of the candidates with the last score the first few of each length are enough.
    const room = limit - kept.length;
    const taken = new Map();
    for (const candidate of candidates) {
      if (candidate.score !== last) continue;
      const kind = `${candidate.generation} ${this.files.generations[candidate.generation].lengths[candidate.number]}`;
      const before = taken.get(kind) ?? 0;
      taken.set(kind, before + 1);
      if (before < room) kept.push(candidate);
    }
    const cards = await this.files.cards(kept);
    // A shard may still have a document that was removed after the manifest was read; it has no card.
    const gone = kept.find((_, place) => !cards[place]);
    if (gone) return this.best(candidates.filter((one) => one !== gone), limit);
    const results = cards.map((card, place) => ({ ...card, score: kept[place].score }));
    results.sort((a, b) => b.score - a.score || compare(b.day, a.day) || compare(a.id, b.id));
    results.splice(limit);
    results.total = candidates.length;
    return results;
  }
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
