// The files of the search, as plugins/search/index.py writes them: manifest, postings and cards.

import { find, shardOf } from "./postings.js";

const CARDS = 8;

/** The files that one manifest names; its keys are properties of this. */
export class Files {
  constructor(base, fetch) {
    this.base = base;
    this.fetch = fetch;
    this.kept = new Map();
  }

  async load() {
    Object.assign(this, await (await this.get("manifest.json", "no-cache")).json());
    this.names = JSON.stringify(this.generations);
    for (const one of this.generations) {
      one.lengths = spread(one.lengths);
      one.weights = spread(one.weights);
    }
    return this;
  }

  async get(path, cache = "default") {
    const response = await this.fetch(new URL(path, this.base).href, { cache });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
  }

  /** Return for each term its entry in each generation, undefined where it does not occur. */
  postings(terms) {
    return Promise.all(terms.map((term) => this.entries(term)));
  }

  entries(term) {
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

  /** Return for each `{generation, number}` what a result shows of it, undefined where it was removed. */
  cards(places) {
    return Promise.all(places.map((place) => this.card(place)));
  }

  async card({ generation, number }) {
    const path = `cards/${this.generations[generation].name}/${Math.floor(number / CARDS)}.json`;
    const cards = await this.keep(path, "no-cache", (response) => response.json());
    const [id, part, title, ...places] = cards[1 + (number % CARDS)];
    if (!id) return undefined;
    const [column, department, year, day, state, language] = places.map((place) => cards[0][place]);
    const url = part.startsWith("/") ? part : `/${column}/${year}/${part || id}.html`;
    return { id, url, title, column, department, year, day, state, language };
  }

  keep(path, cache, read) {
    const known = this.kept.get(path) ?? this.get(path, cache).then(read);
    this.kept.set(path, known);
    known.catch(() => this.kept.delete(path));
    return known;
  }
}

/** Return a value for each number; `runs` holds each value, then how many numbers have it. */
function spread(runs) {
  const values = new Uint32Array(runs.reduce((sum, count, at) => sum + (at % 2 ? count : 0), 0));
  let end = 0;
  for (let at = 0; at < runs.length; at += 2) values.fill(runs[at], end, (end += runs[at + 1]));
  return values;
}
