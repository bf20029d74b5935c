// What a question may have meant whose words occur nowhere: words of titles that are nearly the same, and pinyin.

import { fold, stem } from "./analyzer.js";

const MOST = 3;
const PATHS = 200;
const LONG = 8;

/** Return suggestions `[{text}]` for a question; `missing` are the words that occur nowhere, as terms. */
export async function suggest(files, query, missing) {
  const known = await files.titleWords();
  const folded = fold(query).trim();
  const slips = folded.replace(/[a-z]{4,}/g, (word) => (missing.includes(stem(word)) && nearest(word, known)) || word);
  const sounded = /^[a-z' ]+$/.test(folded) ? characters(folded.replace(/[' ]/g, ""), known) : [];
  const texts = slips === folded ? sounded : [slips, ...sounded];
  return texts.slice(0, MOST).map((text) => ({ text }));
}

/** Return the word of titles that differs least, by one letter, or two of a long word; undefined when none does. */
function nearest(word, known) {
  const most = word.length < LONG ? 1 : 2;
  let best;
  for (const one of known.flatMap(({ words }) => words.split(" "))) {
    if (!one || Math.abs(one.length - word.length) > most) continue;
    const difference = distance(word, one) + (one[0] === word[0] ? 0 : 0.5);
    if (difference <= most + 0.5 && !(best?.difference <= difference)) best = { one, difference };
  }
  return best?.one;
}

/** Return how many letters are to be put in, left out, changed, or swapped with their neighbour. */
function distance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}

/** Return stretches of titles that are read like these letters: every two neighbours stand together in one. */
function characters(letters, known) {
  const sounds = new Map();
  const pairs = new Set();
  for (const one of known) {
    for (const syllable in one.sounds) sounds.set(syllable, (sounds.get(syllable) ?? "") + one.sounds[syllable]);
    for (let at = 0; at < one.pairs.length; at += 2) pairs.add(one.pairs.slice(at, at + 2));
  }
  let paths = [{ text: "", at: 0 }];
  const found = new Set();
  while (paths.length) {
    const longer = paths.flatMap(({ text, at }) =>
      [1, 2, 3, 4, 5, 6].flatMap((size) =>
        [...(at + size <= letters.length ? (sounds.get(letters.slice(at, at + size)) ?? "") : "")]
          .filter((character) => !text || pairs.has(text.at(-1) + character))
          .map((character) => ({ text: text + character, at: at + size })),
      ),
    );
    for (const { text, at } of longer) if (at === letters.length && text.length > 1) found.add(text);
    paths = longer.filter(({ at }) => at < letters.length).slice(0, PATHS);
  }
  return [...found];
}
