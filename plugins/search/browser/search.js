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
import { find, shardOf } from "./postings.js";
import { LENGTHS, contribution, rarity, rounded } from "./ranking.js";

const CARDS = 8;

export async function open({ base = ".", fetch = globalThis.fetch } = {}) {
  const folder = new URL(base, import.meta.url);
  if (!folder.pathname.endsWith("/")) folder.pathname += "/";
  const load = () => new Files(folder, (...request) => fetch(...request)).load();
  let current = await load();
  // When a release has replaced the files in the meantime, search again in the new ones.
  const search = async (query, options = {}) => {
    const files = current;
    try {
      return await files.search(String(query), options);
    } catch (error) {
      if (files === current) current = await load();
      if (files.names === current.names) throw error;
      return current.search(String(query), options);
    }
  };
  return { root: new URL("..", folder), search };
}

/** The files that one manifest names. */
class Files {
  constructor(base, fetch) {
    this.base = base;
    this.fetch = fetch;
    this.kept = new Map();
  }

  async load() {
    Object.assign(this, await (await this.get("manifest.json", "no-cache")).json());
    this.names = JSON.stringify(this.generations);
    this.common = new Set(this.common.split(" "));
    this.rank = new Map(this.frequent.split(" ").map((pair, rank) => [pair, rank]));
    for (const one of this.generations) one.lengths = spread(one.lengths);
    return this;
  }

  async get(path, cache = "default") {
    const response = await this.fetch(new URL(path, this.base).href, { cache });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
  }

  async search(query, { limit = 10, ...options }) {
    const { whole, terms, common } = choose(query, this.rank, this.common);
    const wanted = Object.entries(options).filter(([, value]) => value);
    const [filters, name, ...found] = await Promise.all([
      Promise.all(wanted.map(([filter, value]) => this.postings(`${filter}:${value}`))),
      this.postings(whole),
      ...terms.map((term) => this.postings(term)),
    ]);
    if (!found.some((entries) => entries.some(Boolean))) {
      found.push(...(await Promise.all(common.map((term) => this.postings(term)))));
    }
    const scores = this.generations.map(({ lengths }) => new Float64Array(lengths.length));
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

  /** Return the entry of a term in each generation, undefined where it does not occur. */
  postings(term) {
    return Promise.all(
      this.generations.map(async ({ name, state, bits, lengths }) => {
        if (!term) return undefined;
        const shard = await this.keep(`${name}/${shardOf(term, bits)}${state}`, "default", async (response) =>
          new Uint8Array(await response.arrayBuffer()),
        );
        return find(shard, term, lengths.length);
      }),
    );
  }

  keep(path, cache, read) {
    const known = this.kept.get(path) ?? this.get(path, cache).then(read);
    this.kept.set(path, known);
    known.catch(() => this.kept.delete(path));
    return known;
  }

  add(scores, field, lists) {
    const frequency = lists.reduce((sum, list) => sum + (list?.numbers.length ?? 0), 0);
    const idf = rarity(this.documents, frequency);
    const average = this[field] / this.documents;
    lists.forEach((list, generation) => {
      const { lengths } = this.generations[generation];
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
      const kind = `${candidate.generation} ${this.generations[candidate.generation].lengths[candidate.number]}`;
      const before = taken.get(kind) ?? 0;
      taken.set(kind, before + 1);
      if (before < room) kept.push(candidate);
    }
    const results = await Promise.all(kept.map((candidate) => this.card(candidate)));
    // A shard may still have a document that was removed after the manifest was read; its card is empty.
    const gone = kept.find((_, place) => !results[place].id);
    if (gone) return this.best(candidates.filter((one) => one !== gone), limit);
    results.sort((a, b) => b.score - a.score || compare(b.day, a.day) || compare(a.id, b.id));
    results.splice(limit);
    results.total = candidates.length;
    return results;
  }

  async card({ score, generation, number }) {
    const path = `cards/${this.generations[generation].name}/${Math.floor(number / CARDS)}.json`;
    const cards = await this.keep(path, "no-cache", (response) => response.json());
    const [id, part, title, ...places] = cards[1 + (number % CARDS)];
    const [column, department, year, day, state, language] = places.map((place) => cards[0][place]);
    const url = part.startsWith("/") ? part : `/${column}/${year}/${part || id}.html`;
    return { id, url, title, score, column, department, year, day, state, language };
  }
}

/** Return the length of each number; `runs` holds each length, then how many numbers have it. */
function spread(runs) {
  const lengths = new Uint32Array(runs.reduce((sum, count, at) => sum + (at % 2 ? count : 0), 0));
  let end = 0;
  for (let at = 0; at < runs.length; at += 2) lengths.fill(runs[at], end, (end += runs[at + 1]));
  return lengths;
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
