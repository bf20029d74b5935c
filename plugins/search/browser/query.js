// The choice of terms as plugins/search/query.py describes it.

import { fold, isSingle, pairsOf, runsOf, stem, wholeOf } from "./analyzer.js";

const SHORT = 6;
const MOST = 48;
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

export const isPair = (term) => isSingle([...term][0]) && [...term].length === 2;

const termsOf = (text) => [...runsOf(fold(text))].flatMap(({ word, paired }) => (word ? [word] : pairsOf(paired)));

/** Tell whether a query has signs or figures that operators.js has to look at. */
export const isSpecial = (query) => /[-\u22120-9"“”「『条]/.test(fold(query));

/** Return a query's terms as `Question` in query.py has them; `common` is a set, `typed` what operators.js made of it. */
export function choose(query, common, typed = {}) {
  const { words = query, names = [query], needed: parts = [], without = [], article = "", label = "", isNumber = false } = typed;
  const every = termsOf(words);
  const needed = [...new Set(parts.flatMap(termsOf))];
  const telling = every.filter((term) => !QUESTION_WORDS.has(term) || needed.includes(term));
  const rest = every.length ? every : [...runsOf(fold(words))].flatMap(({ paired }) => paired);
  const asked = [...new Set(telling.length ? telling : rest)].slice(0, MOST);
  const isShort = asked.length <= SHORT && !every.some((term) => ASKING.has(term));
  const isLeftOut = (term) => !isShort && common.has(term) && !needed.includes(term);
  return {
    article,
    label,
    isNumber,
    names: [...new Set(names.map(wholeOf))].filter(Boolean),
    terms: asked.filter((term) => !isLeftOut(term)),
    common: asked.filter(isLeftOut),
    needed: needed.filter((term) => asked.includes(term)),
    without: without.map((part) => [...new Set(termsOf(part))].slice(0, MOST)).filter((terms) => terms.length),
    isShort,
    hasPairs: every.some(isPair),
  };
}
