// The choice of terms as plugins/search/query.py, names.py and operators.py describe it.

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

/** Return a query's terms as `Question` in query.py has them; `common` is a set. */
export function choose(query, common) {
  const { whole, words, needed: parts, without, ...typed } = takenApart(query);
  const every = termsOf(words);
  const needed = [...new Set(parts.flatMap(termsOf))];
  const telling = every.filter((term) => !QUESTION_WORDS.has(term) || needed.includes(term));
  const rest = every.length ? every : [...runsOf(fold(words))].flatMap(({ paired }) => paired);
  const asked = [...new Set(telling.length ? telling : rest)].slice(0, MOST);
  const isShort = asked.length <= SHORT && !every.some((term) => ASKING.has(term));
  const isLeftOut = (term) => !isShort && common.has(term) && !needed.includes(term);
  return {
    ...typed,
    names: namesAsked(whole, words),
    terms: asked.filter((term) => !isLeftOut(term)),
    common: asked.filter(isLeftOut),
    needed: needed.filter((term) => asked.includes(term)),
    without: without.map((part) => [...new Set(termsOf(part))].slice(0, MOST)).filter((terms) => terms.length),
    isShort,
    hasPairs: every.some(isPair),
  };
}

function namesAsked(query, words) {
  const number = fold(words).replace(/第\s*(?=[0-9])|([0-9])\s*号|([0-9]{4})年(?=\s*第?\s*[0-9])/g, "$1$2 ");
  const order = number.match(/^.*(令[^0-9]*[0-9]+)[^0-9]*$/s);
  return [...new Set([query, words, number, order?.[1] ?? ""].map(wholeOf))].filter(Boolean);
}

const MINUS = /(^|\s)[-\u2212\uff0d](?:["“”＂]([^"“”＂]*)["“”＂]|(\S+))/g;
const QUOTED = /["“”＂]([^"“”＂]+)["“”＂]|[「『]([^」』]+)[」』]/g;
const ARTICLE = /[^\s0-9](\s*(?:第\s*([0-9]+|[零〇一二三四五六七八九十百千]+)\s*条|([0-9]+)\s*条|\bart(?:icle|\.)\s*([0-9]+))\s*)$/i;
const NUMBER = /^[^0-9]*([0-9]{4}[^0-9]+)?[0-9]+\s*号\s*$|^[^0-9]*[〔[(][0-9]{4}[〕\])]\s*第?\s*[0-9]+\s*$/;

/** Return `{whole, words, needed, without, article, label, isNumber}`. */
function takenApart(query) {
  const without = [];
  const needed = [];
  const left = query.replace(MINUS, (_, before, quoted, word) => {
    without.push(quoted ?? word);
    return `${before} `;
  });
  const whole = left
    .replace(QUOTED, (_, ...found) => {
      needed.push(found[0] ?? found[1]);
      return ` ${needed.at(-1)} `;
    })
    .trim();
  const found = whole.match(ARTICLE);
  const rest = found && whole.slice(0, -found[1].length);
  const isPlace = found && !runsOf(fold(rest)).next().done;
  return {
    whole,
    words: isPlace ? rest : whole,
    needed,
    without,
    article: isPlace ? String(counted(found[2] ?? found[3] ?? found[4])) : "",
    label: isPlace ? found[1].trim() : "",
    isNumber: NUMBER.test(fold(isPlace ? rest : whole)),
  };
}

function counted(numeral) {
  let total = 0;
  let last = 0;
  for (const sign of numeral.replace(/〇/g, "零")) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (unit) {
      total += (last || 1) * unit;
      last = 0;
    } else last = last * 10 + ("零一二三四五六七八九".includes(sign) ? "零一二三四五六七八九".indexOf(sign) : Number(sign));
  }
  return total + last;
}
