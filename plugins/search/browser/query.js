// The choice of terms as plugins/search/query.py describes it.

import { fold, pairsOf, runsOf, wholeOf } from "./analyzer.js";

const SHORT = 6;
const MOST = 48;

/** Return `{whole, terms, common}`; `rank` maps frequent pairs to their rank, `common` is a set. */
export function choose(query, rank, common) {
  const runs = [...runsOf(fold(query))];
  const isShort = runs.reduce((sum, { paired }) => sum + (paired ? paired.length - 1 : 0), 0) <= SHORT;
  const chosen = runs.flatMap(({ word, paired }) => {
    if (word || paired.length === 1) return [word ?? paired[0]];
    const pairs = pairsOf(paired);
    return isShort ? pairs : cut(pairs, rank).map((place) => pairs[place]);
  });
  const asked = [...new Set(chosen)].slice(0, MOST);
  return {
    whole: wholeOf(query),
    terms: asked.filter((term) => !common.has(term)),
    common: asked.filter((term) => common.has(term)),
  };
}

function cut(pairs, rank) {
  const known = [...pairs.keys()].filter((place) => rank.has(pairs[place]));
  known.sort((a, b) => rank.get(pairs[a]) - rank.get(pairs[b]) || a - b);
  const covered = Array(pairs.length + 1).fill(false);
  const places = new Set();
  for (const place of known) {
    if (covered[place] || covered[place + 1]) continue;
    covered[place] = covered[place + 1] = true;
    places.add(place);
  }
  let start = 0;
  for (let end = 0; end <= covered.length; end += 1) {
    if (end < covered.length && !covered[end]) continue;
    for (let place = start; place < end - 1; place += 2) places.add(place);
    if (end - start > 1 && (end - start) % 2) places.add(end - 2);
    start = end + 1;
  }
  return [...places].sort((a, b) => a - b);
}
