// The files of the search, as plugins/search/index.py writes them: packs, of which parts are read.

import { find, partOf } from "./postings.js";
import { LENGTHS } from "./ranking.js";

const FORM = 3;
const LINES = 9;
const NEAR = 76;
const PART = /content-range: bytes (\d+)-(\d+)[^]*?\r\n\r\n/gi;

/** The files that a manifest names; its keys are properties of this, and `get` asks for a file of its folder. */
export class Files {
  constructor(manifest, get) {
    Object.assign(this, manifest, { get, kept: {} });
    if (this.form !== FORM) throw new Error(`form ${this.form}`);
    this.synonyms.marks = new Set(sums(this.synonyms.marks));
    for (const one of this.generations) {
      let byte = 0;
      one.lengths = spread(one.lengths.map((count, at) => (at % 2 ? count : LENGTHS[(byte += count)])));
      one.widths = one.lengths.map((length) => Math.min(8, 32 - Math.clz32(length / 256)));
      let part = 0;
      one.first = one.widths.map((width) => (part += width ? 1 + 2 ** width : 1) - (width ? 1 + 2 ** width : 1));
      one.weights = spread(one.weights);
      one.removed = new Set(sums(one.removed));
      one.stateOf = new Map(Object.entries(one.states).flatMap(([state, gaps]) => sums(gaps).map((number) => [number, state])));
    }
  }

  /** Return for each term its entry in each generation, undefined where it does not occur. */
  async postings(terms) {
    const found = await Promise.all(
      this.generations.map(async ({ terms: name, bits, lengths, removed, widths }) => {
        const numbers = terms.map((term) => (term ? partOf(term, bits) : 0));
        const parts = await this.parts(`terms.${name}.bin`, numbers);
        return terms.map((term, place) => term && find(parts[place], term, bits, lengths.length, removed, widths));
      }),
    );
    return terms.map((_, place) => found.map((entries) => entries[place] || undefined));
  }

  /** Return the words of titles of each generation. */
  titleWords() {
    return Promise.all(this.generations.map(async ({ texts }) => (await this.get(`words.${texts}.json`)).json()));
  }

  /** Return for each `{generation, number, passage}` what a result shows of it, and the words of that passage. */
  async cards(places) {
    const found = await Promise.all(
      this.generations.map(async ({ texts, keys, stateOf, widths, first }, generation) => {
        const own = places.filter((place) => place.generation === generation);
        const wanted = own.map(({ number, passage }) => [first[number], first[number] + (widths[number] && 1 + passage)]);
        if (!own.length) return [];
        const [known, parts] = await Promise.all([this.known(), this.parts(`texts.${texts}.bin`, wanted.flat())]);
        return Promise.all(
          own.map(async ({ number }, place) => {
            const lines = (await inflated(parts[2 * place], known)).split("\n");
            const rest = lines.splice(LINES).join("\n");
            const passage = widths[number] ? await inflated(parts[2 * place + 1], known) : rest;
            return { ...this.card(lines, keys, stateOf.get(number)), passage };
          }),
        );
      }),
    );
    return places.map(({ generation }) => found[generation].shift());
  }

  card([id, last, title, ...rest], keys, other) {
    const [column, department, language] = rest.map((place) => keys[place]);
    const [, , , , day, titleOther] = rest;
    const year = rest[3] || day.slice(0, 4) || "undated";
    const url = last.startsWith("/") ? last : `/${column}/${year}/${last || id}.html`;
    return { id, url, title, titleOther, column, department, year, day, state: other ?? this.states[column], language };
  }

  /** Return what counts as standing before each text: asked for once. */
  known() {
    this.before ??= this.get(`phrases.${this.phrases}.bin`).then(async (answer) => deflated(await answer.arrayBuffer()));
    this.before.catch(() => (this.before = undefined));
    return this.before;
  }

  /** Return parts of a pack by their numbers: first their places are read from its directory. */
  async parts(path, numbers) {
    const places = await this.read(path, numbers.map((number) => [4 * number, 4 * number + 8]));
    return this.read(path, places.map((place) => [0, 4].map((at) => new DataView(place.buffer, place.byteOffset).getUint32(at, true))));
  }

  /** Return the bytes of ranges `[start, end]` of a pack, asking for what is not here yet at once. */
  async read(path, ranges) {
    const kept = (this.kept[path] ??= []);
    const holding = ([start, end]) => kept.find(({ from, bytes }) => from <= start && end <= from + bytes.length);
    const missing = () => joined(ranges.filter((range) => range[0] < range[1] && !holding(range)));
    const asked = missing();
    if (asked.length) kept.push(...(await this.ask(path, asked)));
    // A server may answer with fewer ranges than it was asked for.
    await Promise.all(missing().map(async (range) => kept.push(...(await this.ask(path, [range])))));
    return ranges.map((range) => {
      if (range[0] === range[1]) return new Uint8Array();
      const { from, bytes } = holding(range);
      return bytes.subarray(range[0] - from, range[1] - from);
    });
  }

  async ask(path, ranges) {
    const headers = { Range: `bytes=${ranges.map(([start, end]) => `${start}-${end - 1}`)}` };
    const response = await this.get(path, { headers });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status !== 206) return [{ from: 0, bytes }];
    const range = response.headers.get("Content-Range");
    if (range) return [{ from: parseInt(range.slice(6)), bytes }];
    // multipart/byteranges, RFC 9110, 14.6
    const text = new TextDecoder("latin1").decode(bytes);
    const found = [];
    for (let part; (part = PART.exec(text)); PART.lastIndex += part[2] - part[1] + 1) {
      found.push({ from: +part[1], bytes: bytes.subarray(PART.lastIndex, PART.lastIndex + +part[2] - part[1] + 1) });
    }
    return found;
  }
}

/** Return what raw DEFLATE says. */
async function deflated(...bytes) {
  const stream = new Blob(bytes).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Return a text as plugins/search/stored.py stores it; a stored block (RFC 1951, 3.2.4) says again what is known. */
export async function inflated(bytes, known) {
  const size = known.length;
  const data = (await deflated(Uint8Array.of(0, size, size >> 8, ~size, ~size >> 8), known, bytes)).subarray(size);
  return data[0] === 255 ? new TextDecoder().decode(data.subarray(1)) : new TextDecoder("gbk").decode(data);
}

/** Return ranges in ascending order, those that nearly touch as one: another range costs more than some bytes between. */
function joined(ranges) {
  const apart = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last && start <= last[1] + NEAR) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return apart;
}

/** Return a value for each number; `runs` holds each value, then how many numbers have it. */
function spread(runs) {
  const values = new Uint32Array(runs.reduce((sum, count, at) => sum + (at % 2 ? count : 0), 0));
  let end = 0;
  for (let at = 0; at < runs.length; at += 2) values.fill(runs[at], end, (end += runs[at + 1]));
  return values;
}

/** Return the numbers that gaps lead to. */
function sums(gaps) {
  let sum = 0;
  return gaps.map((gap) => (sum += gap));
}
