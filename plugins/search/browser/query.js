// The choice of terms as plugins/search/query.py and names.py describe it.

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

/** Return `{names, terms, common, isShort, hasPairs}`; `common` is a set. */
export function choose(query, common) {
  const runs = [...runsOf(fold(query))];
  const every = runs.flatMap(({ word, paired }) => (word ? [word] : pairsOf(paired)));
  const telling = every.filter((term) => !QUESTION_WORDS.has(term));
  const rest = every.length ? every : runs.flatMap(({ paired }) => paired);
  const asked = [...new Set(telling.length ? telling : rest)].slice(0, MOST);
  const isShort = asked.length <= SHORT && !every.some((term) => ASKING.has(term));
  const isLeftOut = (term) => !isShort && common.has(term);
  return {
    names: namesAsked(query),
    terms: asked.filter((term) => !isLeftOut(term)),
    common: asked.filter(isLeftOut),
    isShort,
    hasPairs: every.some(isPair),
  };
}

function namesAsked(query) {
  const number = fold(query).replace(/第\s*(?=[0-9])|([0-9])\s*号|([0-9]{4})年(?=\s*第?\s*[0-9])/g, "$1$2 ");
  const order = number.match(/^.*(令[^0-9]*[0-9]+)[^0-9]*$/s);
  return [...new Set([query, number, order?.[1] ?? ""].map(wholeOf))].filter(Boolean);
}
