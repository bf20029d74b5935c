// What people type besides words, as plugins/search/operators.py and names.py describe it; loaded when a query has some of it.

import { fold, spaced, runsOf } from "./analyzer.js";
import { MOST, termsOf } from "./query.js";

const MINUS = /(^|\s)[-\u2212\uff0d](?:["“”＂]([^"“”＂]*)["“”＂]|(\S+))/g;
const QUOTED = /["“”＂]([^"“”＂]+)["“”＂]|[「『]([^」』]+)[」』]/g;
const ARTICLE = /[^\s0-9](\s*(?:第\s*([0-9]+|[零〇一二三四五六七八九十百千]+)\s*条|([0-9]+)\s*条|\bart(?:icle|\.)\s*([0-9]+))\s*)$/i;
const NUMBER = /^[^0-9]*([0-9]{4}[^0-9]+)?[0-9]+\s*号\s*$|^[^0-9]*[〔[(][0-9]{4}[〕\])]\s*第?\s*[0-9]+\s*$/;

/** Return `{words, names, needed, exact, without, article, label, isNumber}` of a query; `without` is `{terms, apart}`. */
export function takenApart(query) {
  const without = [];
  const needed = [];
  const left = query.replace(MINUS, (_, before, quoted, word) => {
    const terms = [...new Set(termsOf(quoted ?? word))].slice(0, MOST);
    if (terms.length) without.push({ terms, apart: sideBySide(quoted ?? word) });
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
  const words = isPlace ? rest : whole;
  return {
    words,
    names: namesAsked(whole, words),
    needed: [...new Set(needed.flatMap(termsOf))],
    exact: [...new Set(needed.map(sideBySide))].filter(Boolean),
    without,
    article: isPlace ? String(counted(found[2] ?? found[3] ?? found[4])) : "",
    label: isPlace ? found[1].trim() : "",
    isNumber: NUMBER.test(fold(words)),
  };
}

/** Return how words stand in a text that has them side by side (phrases.py), "" for what a single term says. */
function sideBySide(words) {
  const runs = [...runsOf(fold(words))];
  if (!runs[1] && !(runs[0]?.paired?.length > 2)) return "";
  return `${runs[0].word ? " " : ""}${spaced(runs)}${runs.at(-1).word ? " " : ""}`;
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

function namesAsked(query, words) {
  const number = fold(words).replace(/第\s*(?=[0-9])|([0-9])\s*号|([0-9]{4})年(?=\s*第?\s*[0-9])/g, "$1$2 ");
  const order = number.match(/^.*(令[^0-9]*[0-9]+)[^0-9]*$/s);
  return [query, words, number, order?.[1] ?? ""];
}
