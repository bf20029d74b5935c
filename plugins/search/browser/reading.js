// What is found out by reading texts: words that stand side by side (phrases.py), and where an article begins.

import { partsOf, quoted, said } from "./excerpt.js";
import { holds } from "./search.js";

const READ = 5;

/**
 * Return the first results that have what must stand side by side and nothing that must not.
 * `next(candidates, most)` gives the best of some.
 */
export async function exactly(files, { candidates, question, parted, entries }, next, limit) {
  const partedIn = ({ generation, number }) => parted.filter(({ sets }) => sets.every((one) => one[generation].has(number)));
  const asks = (one) => question.exact.length > 0 || partedIn(one).length > 0;
  const isRight = async (one) => {
    const { isNamed, title, passage } = one;
    let every;
    const has = async (words) => {
      if ((await holds(title, words)) || (await holds(said(passage), words))) return true;
      every ??= await passagesOf(files, one);
      if (!(await holds(every.map(said).join(""), words))) return false;
      const its = await Promise.all(every.map((other) => holds(said(other), words)));
      if (its.includes(true)) Object.assign(one, { place: undefined }, quoted(every[its.indexOf(true)], [...entries.keys()], one.language));
      return true;
    };
    for (const words of isNamed ? [] : question.exact) if (!(await has(words))) return false;
    for (const { apart } of partedIn(one)) if (await has(apart)) return false;
    return true;
  };
  const found = [];
  let [left, looked, isAbout, refuted, refutedWhole] = [candidates, 0, false, 0, 0];
  while (left.length && found.length < limit) {
    const some = await next(left, limit);
    const asked = some.map(asks);
    const right = await Promise.all(some.map((one, place) => !asked[place] || isRight(one)));
    some.forEach((one, place) => {
      if (!asked[place]) found.push(one);
      else if (found.length >= limit || looked === READ * limit) isAbout = true;
      else {
        looked += 1;
        if (right[place]) found.push(one);
        else {
          refuted += 1;
          refutedWhole += one.isWhole;
        }
      }
    });
    const seen = new Set(some.map(({ generation, number }) => `${generation} ${number}`));
    left = left.filter(({ generation, number }) => !seen.has(`${generation} ${number}`));
    if (looked === READ * limit) {
      isAbout ||= left.some(asks);
      left = left.filter((one) => !asks(one));
    }
  }
  isAbout ||= left.some(asks);
  const whole = candidates.filter((one) => one.isWhole).length;
  const total = whole - refutedWhole;
  return Object.assign(found.slice(0, limit), { total, some: candidates.length - refuted - total, isAbout });
}

/** Lead results that the question names to its article, and show how that begins. */
export async function atArticle(files, results, { article, label }, entries) {
  for (const one of results) {
    if (one.isNamed !== 1) continue;
    const part = await begins(files, one, Number(article));
    if (part) Object.assign(one, quoted(`\x1e${part.join("\x1f")}`, [...entries.keys()], one.language));
    if (part !== false) one.place = { anchor: `article-${article}`, label };
  }
}

/** Return the part of a text that an article begins with, undefined where it has no articles, false where not this one. */
async function begins(files, one, article) {
  const numberOf = ([anchor]) => (/^article-/.test(anchor) ? parseInt(anchor.slice(8)) : undefined);
  let found;
  let [low, high] = [0, 2 ** files.generations[one.generation].widths[one.number] - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const parts = partsOf((await files.cards([{ ...one, passage: middle }]))[0].passage);
    const numbers = parts.map(numberOf);
    const at = numbers.indexOf(article);
    const last = numbers.findLast((number) => number !== undefined);
    if (at >= 0) found = parts[at];
    else if (last !== undefined) found ??= false;
    if (at > 0) break;
    if (at < 0 && !(last > article)) low = middle + 1;
    else high = middle - 1;
  }
  return found;
}

const passagesOf = async (files, { generation, number }) => {
  const { widths } = files.generations[generation];
  const places = Array.from({ length: 2 ** widths[number] }, (_, passage) => ({ generation, number, passage }));
  return (await files.cards(places)).map(({ passage }) => passage);
};
