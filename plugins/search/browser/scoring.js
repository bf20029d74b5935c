// What each document scores, as plugins/search/oracle.py adds it up: the same sums in the same order.

import { LENGTHS, bonus, contribution, rarity, rounded, synonymShare, titleWeight, titled } from "./ranking.js";
import { isSingle } from "./analyzer.js";

/** Return for each generation the score of each number, how many of the terms it has, and by which name it is meant. */
export function scoresOf(files, { names, units, terms, isShort, hasPairs }, entries) {
  const { generations } = files;
  const kinds = ["score", "has", "rarity", "name", "named", "share"];
  const every = generations.map(({ lengths }) => Object.fromEntries(kinds.map((kind) => [kind, new Float64Array(lengths.length)])));
  let asked = 0;
  for (const [own, ...others] of units) {
    const { found, sum, occurring } = gathered(files, own, isShort, entries);
    const synonyms = others.map((phrase) => ({ ...gathered(files, phrase, isShort, entries), size: phrase.length }));
    const unit = Math.max(sum, ...synonyms.filter((one) => one.occurring === one.size).map((one) => one.sum));
    asked += unit;
    found.forEach((having, generation) => {
      for (const one of synonyms) {
        const share = synonymShare(occurring === own.length ? sum : one.sum, one.sum);
        for (const [number, { score, has }] of one.found[generation]) {
          if (has !== one.size) continue;
          having.set(number, { score: Math.max(having.get(number)?.score ?? 0, share * score), has: own.length, rarity: unit });
        }
      }
      const sums = every[generation];
      for (const [number, one] of having) for (const kind in one) sums[kind][number] += one[kind];
    });
  }
  names.forEach((term, place) => {
    const idf = idfOf(files, entries.get(term), "body");
    entries.get(term).forEach((entry, generation) =>
      entry?.body.numbers.forEach((number) => {
        const { name, named } = every[generation];
        named[number] ||= place ? 1 : 2;
        name[number] = Math.max(name[number], bonus(place, idf));
      }),
    );
  });
  for (const term of terms) {
    entries.get(term).forEach((entry, generation) =>
      entry?.title.numbers.forEach((number, at) => (every[generation].share[number] += 1 / LENGTHS[entry.title.lengths[at]])),
    );
  }
  const factor = (has, rarity, share) =>
    isShort ? (has / terms.length) * (has / terms.length) : hasPairs ? 1 : Math.sqrt(rarity / asked) * titled(share);
  every.forEach(({ score, has, rarity, name, share }, generation) => {
    const { weights } = generations[generation];
    score.forEach((sum, number) => {
      if (sum) sum *= factor(has[number], rarity[number], share[number]);
      score[number] = rounded(((sum + name[number]) * weights[number]) / 100);
    });
  });
  return every;
}

/** Return for each generation what each number has of some terms, the rarity of those that occur, and how many do. */
function gathered(files, terms, isShort, entries) {
  const { documents, generations } = files;
  const found = generations.map(() => new Map());
  let sum = 0;
  let occurring = 0;
  for (const term of terms) {
    const counted = isSingle(term) ? "title" : "body";
    const idf = idfOf(files, entries.get(term), counted);
    if (!entries.get(term).some(Boolean)) continue;
    sum += idf;
    occurring += 1;
    entries.get(term).forEach((entry, generation) => {
      for (const field of ["body", "title"]) {
        const weight = field === "body" ? 1 : titleWeight(term, isShort);
        entry?.[field].numbers.forEach((number, at) => {
          const length = field === "body" ? generations[generation].lengths[number] : LENGTHS[entry.title.lengths[at]];
          const one = found[generation].get(number) ?? { score: 0, has: 0, rarity: 0 };
          found[generation].set(number, one);
          one.score += contribution(weight, idf, entry[field].frequencies[at], length, files[field] / documents);
          if (field !== counted) return;
          one.has += 1;
          one.rarity += idf;
        });
      }
    });
  }
  return { found, sum, occurring };
}

const idfOf = (files, entries, field) =>
  rarity(files.documents, entries.reduce((sum, entry) => sum + (entry?.[field].numbers.length ?? 0), 0));
