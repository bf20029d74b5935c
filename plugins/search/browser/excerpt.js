// Where the words of a query occur in a text.

import { fold, runsOf, stem } from "./analyzer.js";

const WIDTH = { "zh-Hans": 100, en: 220 };
const BEFORE = 40;
const SENTENCE = /[。！？；.!?;\n]\s*(?=[^。！？；.!?;\n]*$)/u;
const SPACED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u;
const alone = new Map();

/** Return the part with most different terms of some, closest together, as `[{text, marked}]`, and where that begins. */
export function excerpt(text, terms, language) {
  const width = WIDTH[language] ?? WIDTH.en;
  const marks = marksOf(text, new Set(terms));
  let best = { count: 0, from: 0, size: 0 };
  marks.forEach(({ from }, first) => {
    const within = new Set();
    let size = 0;
    for (let at = first; at < marks.length && marks[at].to <= from + width; at += 1) {
      if (!within.has(marks[at].term)) size = marks[at].to - from;
      within.add(marks[at].term);
    }
    if (within.size > best.count || (within.size === best.count && size < best.size)) best = { count: within.size, from, size };
  });
  const earliest = Math.max(0, best.from - BEFORE);
  const lead = text.slice(earliest, best.from);
  const sentence = lead.match(SENTENCE);
  let start = sentence ? earliest + sentence.index + sentence[0].length : earliest;
  while (isInside(text, start) && start < best.from) start += 1;
  let end = Math.min(text.length, best.from + width);
  while (isInside(text, end) && end > best.from + best.size) end -= 1;
  const parts = inParts(text, marks, start, end);
  if (start) parts.unshift({ text: "… ", marked: false });
  if (end < text.length) parts.push({ text: `${parts.pop().text.trimEnd()} …`, marked: false });
  return Object.assign(parts.filter((part) => part.text), { from: best.from });
}

/** Return the parts of a passage, `[anchor, label, words]` of each article or heading. */
export const partsOf = (passage) => passage.split("\x1e").slice(1).map((part) => part.split("\x1f"));

/** Return the words of a passage. */
export const said = (passage) => partsOf(passage).map(([, , words]) => words).join("");

/** Return `{place, excerpt}` of a passage, without a place where it has none: where its words are closest together, and which article or heading that is. */
export function quoted(passage, terms, language) {
  let text = "";
  const places = partsOf(passage).map(([anchor, label, words]) => {
    const at = text.length;
    text += words;
    return { at, anchor, label };
  });
  const parts = excerpt(text.replace(/\s/g, " "), terms, language);
  const { anchor, label } = places.findLast(({ at }) => at <= parts.from) ?? {};
  return { ...(anchor && { place: { anchor, label } }), excerpt: parts };
}

/** Return a whole text, such as a title, as `[{text, marked}]`. */
export const mark = (text, terms) => inParts(text, marksOf(text, new Set(terms)), 0, text.length).filter((part) => part.text);

/** Return a stretch of a text in parts that are marked and parts that are not, of which one is the last. */
function inParts(text, marks, start, end) {
  const parts = [];
  let at = start;
  for (const { from, to } of marks) {
    if (to <= at || from >= end) continue;
    parts.push({ text: text.slice(at, Math.max(at, from)), marked: false }, { text: text.slice(Math.max(at, from), to), marked: true });
    at = to;
  }
  return [...parts, { text: text.slice(at, Math.max(at, end)), marked: false }];
}

/** Tell whether a position is inside a word that is written with spaces around it. */
function isInside(text, place) {
  return place > 0 && SPACED.test(text.slice(place - 1, place)) && SPACED.test(text.slice(place, place + 1));
}

/** Return `{term, from, to}` for each occurrence of the words in a text, in its order. */
function marksOf(text, words) {
  let folded = "";
  const origin = [];
  let place = 0;
  for (const character of text) {
    if (!alone.has(character)) alone.set(character, fold(character));
    const form = alone.get(character);
    for (let unit = 0; unit < form.length; unit += 1) origin.push(place);
    folded += form;
    place += character.length;
  }
  origin.push(place);
  return [...runsOf(folded)].flatMap(({ word, paired, at, size }) => {
    const mark = (term, start, length) => ({ term, from: origin[start], to: origin[start + length] });
    if (word) return words.has(stem(word)) ? [mark(stem(word), at, size)] : [];
    let start = at;
    return paired.flatMap((first, index) => {
      const found = [first, first + (paired[index + 1] ?? "")].filter((term, size) => words.has(term) && !(size && term === first));
      start += first.length;
      return found.map((term) => mark(term, start - first.length, term.length));
    });
  });
}
