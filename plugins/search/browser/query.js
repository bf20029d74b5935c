// The choice of terms as plugins/search/query.py describes it.

import { fold, isPaired, pairsOf, runsOf, stem, wholeOf } from "./analyzer.js";

const SHORT = 6;
export const MOST = 96;
const words = (text) => text.split(" ").map(stem);
const ASKING = new Set(
  words(
    "what who whom whose which when where why how do does did is are was were am can could should would may might must will shall",
  ),
);
const QUESTION_WORDS = new Set([
  ...ASKING,
  ...words(
    "be been i me my we us our you your it its there any for of the a an to in on and or if with from at by that this these have has had",
  ),
]);

export const isPair = (term) => isPaired(term) && [...term].length === 2;

export const termsOf = (text) => [...runsOf(fold(text))].flatMap(({ word, paired }) => (word ? [word] : pairsOf(paired)));

/** Tell whether a query has signs or figures that operators.js has to look at. */
export const isSpecial = (query) => /[-\u22120-9"“”「『]|[零〇一二三四五六七八九十百千]\s*条/.test(fold(query));

/** Return `Question` of query.py; `common` is a set, `typed` what operators.js made of the query. */
export function choose(query, common, synonyms = [], typed = {}) {
  const { words = query, names = [query], needed = [], without = [], exact = [], article = "", label = "", isNumber = false } = typed;
  const every = termsOf(words);
  const runs = [...runsOf(fold(words))];
  const telling = every.filter((term) => !QUESTION_WORDS.has(term) || needed.includes(term));
  const rest = every.length ? every : runs.flatMap(({ paired }) => paired);
  const asked = [...new Set(telling.length ? telling : rest)].slice(0, MOST);
  const isShort = asked.length <= SHORT && !every.some((term) => ASKING.has(term));
  const isCommon = (unit) => !isShort && unit.length === 1 && common.has(unit[0][0]) && !needed.includes(unit[0][0]);
  const units = unitsOf(asked, needed, synonyms);
  return {
    names: [...new Set(names.map(wholeOf))].filter(Boolean),
    units: units.filter((unit) => !isCommon(unit)),
    common: units.filter(isCommon),
    needed: needed.filter((term) => asked.includes(term)),
    without,
    exact,
    word: needed[0] || without[0] || runs[1] || !/^[34]$/.test(runs[0]?.paired?.length) || units.some((unit) => unit[1]) ? "" : runs[0].paired.join(""),
    article,
    label,
    isNumber,
    isShort,
    hasPairs: every.some(isPair),
  };
}

export const synonymsOf = (groups) => groups.map((group) => group.map(termsOf).filter((phrase) => phrase.length));

function unitsOf(terms, needed, synonyms) {
  const units = [];
  for (let place = 0; place < terms.length; place += units.at(-1)[0].length) {
    let found = [[terms[place]]];
    for (const group of synonyms) {
      for (const phrase of group) {
        const isLonger = found.length === 1 || phrase.length > found[0].length;
        if (isLonger && phrase.every((term, at) => term === terms[place + at])) {
          found = [phrase, ...group.filter((other) => `${other}` !== `${phrase}`)];
        }
      }
    }
    units.push(found[0].some((term) => needed.includes(term)) ? [[terms[place]]] : found);
  }
  return units;
}
