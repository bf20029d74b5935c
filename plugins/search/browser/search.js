// The search of the site: Whoosh's ranking from static files.
//
//   import { open } from "<site>/search/search.js";
//   const index = await open({ base, fetch });
//   const results = await index.search("传染病 报告", { limit: 10, column, year, department });
//
// `base` is the address of the folder this module lies in (its own by default),
// `fetch` any function like the browser's. Every option but `limit` is a filter
// with its value, `sort: "day"` gives the newest first, and without words all
// that pass the filters are found. Results are `{id, url, title, score, column, department, year,
// day, state, language}`, best first; `results.total` is how many documents have
// all words of the query, `results.some` how many more have some of them, and
// `results.isAbout` whether not all of them were read for words in quotation marks. An
// address begins at the root of the site, which is `index.root`.

import { choose, isPair, isSpecial, synonymsOf, termsOf } from "./query.js";
import { mark, quoted, said } from "./excerpt.js";
import { Files } from "./files.js";
import { crc32, fold, mayBeTraditional, runsOf, spaced, utf8 } from "./analyzer.js";
import { rarity } from "./ranking.js";
import { scoresOf } from "./scoring.js";

const FRESH_MS = 60_000;
const FORCE = "force";
const SHOWN = 10;
const narrowing = () => import("./narrowing.js");
const reading = () => import("./reading.js");

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
  let renewing;
  /** Ask what there is; tell whether a release has replaced the files. */
  const load = async () => {
    const begun = Date.now();
    const manifest = await (await get("manifest.json", { cache: "no-cache" })).text();
    asked = begun;
    const isOther = manifest !== current?.manifest;
    if (isOther) current = new Search(manifest, get);
    return isOther;
  };
  // A question that comes while another has what there is asked for waits for the same answer.
  const renew = () => (renewing ??= load().finally(() => (renewing = undefined)));
  const ask = async (method, query, ...more) => {
    if (Date.now() > asked + FRESH_MS) await renew();
    try {
      return await current[method](String(query), ...more);
    } catch (error) {
      if (await renew()) return current[method](String(query), ...more);
      throw error;
    }
  };
  await renew();
  return {
    root: new URL("..", folder),
    search: (query, options = {}) => ask("search", query, options),
    facets: (query, options, choices) => ask("facets", query, options, choices),
  };
}

/** The ranking over the files of one manifest. */
class Search {
  constructor(manifest, get) {
    this.manifest = manifest;
    this.files = new Files(JSON.parse(manifest), get);
    this.common = new Set(this.files.common.split(" "));
  }

  /** Return the synonyms, which are loaded for a question that may have one: a term of it may begin a phrase. */
  async synonyms(query) {
    const { file, marks } = this.files.synonyms;
    if (!termsOf(query).some((term) => marks.has(crc32(utf8(term)) >>> 16))) return [];
    return (this.groups ??= synonymsOf(await (await this.files.get(`synonyms.${file}.json`)).json()));
  }

  async search(query, { limit = 10, sort, ...options }) {
    const found = await this.candidates(query, options);
    const { candidates, unknown, question, entries, missing = [] } = found;
    const isByDay = sort || !query.trim();
    if (isByDay) await (await narrowing()).byDay(this.files, candidates);
    const next = (some, most) => (isByDay ? this.shown(some.slice(0, most), some, entries) : this.best(some, most, entries));
    const isRead = question.exact?.length || found.parted?.length;
    const results = isRead
      ? await (await reading()).exactly(this.files, found, next, limit)
      : await (isByDay || !question.word ? next(candidates, limit) : this.wordsFirst(question.word, candidates, limit, entries));
    if (unknown) results.number = false;
    // A pair of characters is missing in many a question of more than twelve terms that is answered.
    if (missing.some((term) => term[2] || (!results.total && !question.terms[12]))) results.suggestions = await (await import("./suggest.js")).suggest(this, query, missing, results);
    if (question.article) await (await reading()).atArticle(this.files, results, question, entries);
    return results;
  }

  /** Return results, of those looked at those before the others that show a word side by side (phrases.py). */
  async wordsFirst(word, candidates, limit, entries) {
    const look = async (one) => (one.isShown = one.isNamed || (await holds(`${one.title}\n${said(one.passage)}`, word)) ? 1 : 0);
    const results = await this.best(candidates, Math.max(limit, SHOWN), entries);
    const looked = results.slice(0, SHOWN);
    const isBehind = (one) => !looked.some(({ generation, number }) => generation === one.generation && number === one.number);
    await Promise.all(looked.map(look));
    const lacking = looked.filter((one) => !one.isShown).length;
    if (lacking) {
      const behind = candidates.filter((one) => one.isWhole && isBehind(one));
      for (const one of behind) one.apart = new Set([...entries.values()].map((found) => placeIn(found[one.generation], one.number))).size > 1;
      const more = await this.best(behind, lacking, entries);
      await Promise.all(more.map(look));
      looked.push(...more);
    }
    looked.sort((a, b) => b.isShown - a.isShown);
    looked.push(...results.filter(isBehind));
    return Object.assign(results, looked, { length: Math.min(limit, looked.length) });
  }

  /** Count what each choice leaves, as narrowing.js does. */
  async facets(query, options, choices) {
    return (await narrowing()).facets(this, query, options, choices);
  }

  /** Return for each generation the numbers of the documents that pass a filter. */
  async passing(name, value) {
    if (name === FORCE) return (await narrowing()).inState(this.files, value);
    const [entries] = await this.files.postings([`${name}:${value}`]);
    return entries.map(having);
  }

  /** Return the documents that have any of the words and pass the filters; without words, all that pass them. */
  async candidates(query, options) {
    const chosen = Object.entries(options).filter(([, value]) => value);
    if (!query.trim()) return (await narrowing()).unasked(this, chosen);
    if (mayBeTraditional(query)) query = (await import("./traditional.js")).simplified(fold(query));
    const typed = isSpecial(query) ? (await import("./operators.js")).takenApart(query) : {};
    let question = choose(query, this.common, await this.synonyms(query), typed);
    const filters = chosen.filter(([filter]) => filter !== FORCE).map(([filter, value]) => `${filter}:${value}`);
    const entries = new Map();
    const ask = async (terms) => {
      const asked = [...new Set(terms)].filter((term) => !entries.has(term));
      const found = await this.files.postings(asked);
      asked.forEach((term, place) => entries.set(term, found[place]));
    };
    await ask([...filters, ...question.without.flatMap(({ terms }) => terms), ...question.names, ...question.units.flat(2)]);
    const occurs = (term) => entries.get(term).some(Boolean);
    if (!question.units.flat(2).some(occurs) && question.common.length) {
      question = { ...question, units: question.common };
      await ask(question.units.flat(2));
    }
    question.terms = question.units.flatMap(([own]) => own);
    const scores = scoresOf(this.files, question, entries);
    const isWhole = ({ has, name }, number) => name[number] > 0 || has[number] === question.terms.length;
    const unknown = question.isNumber && !scores.some(({ name }) => name.some(Boolean));
    const needed = unknown ? question.terms : question.needed;
    const forced = chosen.filter(([filter]) => filter === FORCE).map(([filter, value]) => this.passing(filter, value));
    const holding = (term) => entries.get(term).map(having);
    const passing = [...(await Promise.all(forced)), ...[...filters, ...needed].map(holding)];
    const without = question.without.map(({ terms, apart }) => ({ apart, sets: terms.map(holding) }));
    const hasAll = ({ sets }, generation, number) => sets.every((one) => one[generation].has(number));
    const isRight = (generation, number) =>
      passing.every((sets) => sets[generation].has(number)) &&
      !without.some((one) => !one.apart && hasAll(one, generation, number));
    const parted = without.filter(({ apart }) => apart);
    const candidates = scores.flatMap((one, generation) =>
      [...one.score.keys()]
        .filter((number) => one.score[number] && isRight(generation, number))
        .map((number) => ({ score: one.score[number], generation, number, isWhole: isWhole(one, number), isNamed: one.named[number] })),
    );
    const missing = question.terms.filter((term) => (/^[a-z]{4,}$/.test(term) || isPair(term)) && !occurs(term));
    const own = new Map(question.units.flat(2).map((term) => [term, entries.get(term)]));
    return { candidates, unknown, question, missing, parted, entries: own };
  }

  /** Return the cards of the first candidates, those apart last; equal scores by day, newer first, without a day last, then by id. */
  async best(candidates, limit, entries) {
    candidates.sort((a, b) => order(a, b) || a.generation - b.generation || a.number - b.number);
    const last = candidates[Math.min(limit, candidates.length) - 1];
    const kept = candidates.filter((one) => order(one, last) < 0);
    // Among documents of one weight and length, numbers ascend in the order of equal scores,
    // so of the candidates with the last score the first few of each are enough.
    const room = limit - kept.length;
    const taken = new Map();
    for (const candidate of candidates) {
      if (order(candidate, last)) continue;
      const { lengths, weights } = this.files.generations[candidate.generation];
      const kind = `${candidate.generation} ${weights[candidate.number]} ${lengths[candidate.number]}`;
      const before = taken.get(kind) ?? 0;
      taken.set(kind, before + 1);
      if (before < room) kept.push(candidate);
    }
    const results = await this.shown(kept, candidates, entries);
    results.sort((a, b) => order(a, b) || compare(b.day, a.day) || compare(a.id, b.id));
    results.splice(limit);
    return results;
  }

  /** Return what is shown of some candidates, with how many there are. */
  async shown(kept, candidates, entries) {
    const cards = await this.files.cards(kept.map((one) => ({ ...one, passage: this.passage(one, entries.values()) })));
    const results = cards.map(({ passage, ...card }, place) => {
      const terms = [...entries.keys()];
      return { ...card, ...kept[place], passage, titled: mark(card.title, terms), ...quoted(passage, terms, card.language) };
    });
    results.some = candidates.filter(({ isWhole }) => !isWhole).length;
    results.total = candidates.length - results.some;
    return results;
  }

  /** Return the number of the passage of a document in which the rarest of its terms are. */
  passage({ generation, number }, found) {
    const votes = [0];
    for (const entries of found) {
      const place = placeIn(entries[generation], number);
      const frequency = entries.reduce((sum, entry) => sum + (entry?.body.numbers.length ?? 0), 0);
      if (place !== undefined) votes[place] = (votes[place] ?? 0) + rarity(this.files.documents, frequency);
    }
    return votes.reduce((best, votes, place, all) => (votes > all[best] ? place : best), 0);
  }
}

/** Return the number of the passage of a document in which an entry's term is most frequent, undefined for none. */
const placeIn = (entry, number) => entry?.body.places?.[entry.body.numbers.indexOf(number)];

/** Return the numbers of the documents that have a term in a generation. */
const having = (entry) => new Set([...(entry?.body.numbers ?? []), ...(entry?.title.numbers ?? [])]);

/** Tell whether words, laid out as phrases.py does, stand in a text. */
export async function holds(text, words) {
  const isIn = (folded) => ` ${spaced([...runsOf(folded)])} `.includes(words);
  if (isIn(fold(text))) return true;
  return mayBeTraditional(text) && isIn((await import("./traditional.js")).simplified(fold(text)));
}

/** Order candidates; none has apart, or all have. */
const order = (a, b) => a.apart - b.apart || b.score - a.score;

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
