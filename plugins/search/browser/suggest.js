// What a question may have meant whose words occur nowhere: words that are nearly the same, pinyin, and the titles that have them.

import { fold, isPaired, pairsOf, runsOf, stem } from "./analyzer.js";
import { rarity } from "./ranking.js";

const MOST = 3;
const MOST_TRIED = 48;
const PATHS = 200;
const LONG = 8;

/**
 * Return suggestions for a question: `{text, language}`, other questions, and behind them `{text, url, language}`, the
 * titles that the first of these finds, or where there is none and nothing was found, those nearest. `missing` are the
 * terms that occur nowhere.
 */
export async function suggest(search, query, missing, results) {
  const { files } = search;
  const folded = fold(query).trim();
  const isWord = (term) => /^[a-z]/.test(term);
  const texts = missing.some(isWord) ? await spelled(files, folded, missing) : [];
  if (!missing.every(isWord)) texts.push(...(await respelled(files, folded, missing)));
  texts.splice(MOST);
  const titles = texts.length ? await found(search, texts[0]) : results.length ? [] : await nearestTitles(files, folded);
  const languageOf = (text) => ([...text].some(isPaired) ? "zh-Hans" : "en");
  return [
    ...texts.map((text) => ({ text, language: languageOf(text) })),
    ...titles.map(({ title, url, language }) => ({ text: title, url, language })),
  ];
}

/** Return the first results of a question. */
async function found(search, query) {
  const { candidates, entries } = await search.candidates(query, {});
  return search.best(candidates, MOST, entries);
}

/** Return the question with words of titles in the place of those that are missing, and what it means as pinyin. */
async function spelled(files, folded, missing) {
  const known = await files.titleWords();
  const slips = folded.replace(/[a-z]{4,}/g, (word) => (missing.includes(stem(word)) && nearest(word, known)) || word);
  const sounded = /^[a-z' ]+$/.test(folded) ? characters(folded.replace(/[' ]/g, ""), known) : [];
  return slips === folded ? sounded : [slips, ...sounded];
}

/** Return the word of titles that differs least, by one letter, or two of a long word; undefined when none does. */
function nearest(word, known) {
  const most = word.length < LONG ? 1 : 2;
  let best;
  for (const one of known.flatMap(({ words }) => words.split(" "))) {
    if (!one || Math.abs(one.length - word.length) > most + 1) continue;
    const difference = Math.min(distance(word, one), distance(word, stem(one))) + (one[0] === word[0] ? 0 : 0.5);
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
  for (const one of known) {
    for (const syllable in one.sounds) sounds.set(syllable, (sounds.get(syllable) ?? "") + one.sounds[syllable]);
  }
  const pairs = pairsKnown(known);
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

const pairsKnown = (known) => new Set(known.flatMap(({ pairs }) => pairs.match(/../gu) ?? []));

/**
 * Return the question with one of its runs as it may have been meant. Of several, those come first that sound alike or
 * have the same characters, then those of which more pairs are known, then those that more documents hold.
 */
async function respelled(files, folded, missing) {
  const run = [...runsOf(folded)].find(({ paired }) => paired && pairsOf(paired).some((pair) => missing.includes(pair)));
  if (!run) return [];
  const possible = changed(run.paired, missing, pairsKnown(await files.titleWords()));
  if (!possible.length) return [];
  const { sounds } = await import("./sounds.js");
  const soundsOf = (character) => sounds.filter((read) => read.includes(character));
  const isAlike = ({ from, to }) => from === to || (from && to && soundsOf(from).some((read) => read.includes(to)));
  const likely = ({ alike }) => alike || [...run.paired].length > 2; // half of a word of two characters is another word
  const tried = possible.map((one) => ({ ...one, alike: isAlike(one) ? 1 : 0 })).filter(likely);
  if (!tried.length) return [];
  const byKind = (a, b) => b.alike - a.alike || b.known - a.known;
  tried.sort(byKind);
  tried.splice(MOST_TRIED);
  const terms = [...new Set(tried.flatMap(({ characters }) => pairsOf(characters)))];
  const entries = await files.postings(terms);
  const sets = new Map(terms.map((term, at) => [term, entries[at].map((entry) => new Set(entry?.body.numbers ?? []))]));
  const counted = tried.map((one) => {
    const [first, ...others] = pairsOf(one.characters).map((pair) => sets.get(pair));
    const having = first.map((numbers, generation) => [...numbers].filter((number) => others.every((one) => one[generation].has(number))));
    return { ...one, count: having.flat().length };
  });
  const best = counted.filter(({ count }) => count).sort((a, b) => byKind(a, b) || b.count - a.count);
  const texts = best.map(({ characters }) => folded.slice(0, run.at) + characters.join("") + folded.slice(run.at + run.size));
  return [...new Set(texts)];
}

/** Return what a run is after one character is changed, put in, left out or swapped, where all pairs of that place are known. */
function changed(run, missing, pairs) {
  const bad = pairsOf(run).flatMap((pair, at) => (missing.includes(pair) ? [at] : []));
  const [first, last] = [bad[0], bad.at(-1)];
  const found = [];
  const add = (start, removed, added, from, to) => {
    const characters = [...run.slice(0, start), ...added, ...run.slice(start + removed)];
    const touched = pairsOf(characters.slice(Math.max(0, start - 1), start + added.length + 1));
    if (characters.length > 1 && touched.every((pair) => pairs.has(pair))) found.push({ characters, known: touched.length, from, to });
  };
  const known = [...new Set([...pairs].flatMap((pair) => [...pair]))];
  for (let at = last; at <= first + 1; at += 1) {
    for (const to of known) add(at, 1, [to], run[at], to);
    if (run.length > 2) add(at, 1, [], run[at]);
  }
  if (first === last) for (const to of known) add(first + 1, 0, [to], "", to);
  for (let at = Math.max(0, last - 1); at <= first + 1 && at + 1 < run.length; at += 1) add(at, 2, [run[at + 1], run[at]]);
  return found;
}

/** Return the titles that have the rarest of the characters of a question, two at least and half of them. */
async function nearestTitles(files, folded) {
  const asked = [...new Set([...folded].filter(isPaired))].slice(0, 2 * LONG);
  const entries = await files.postings(asked);
  const found = new Map();
  for (const its of entries) {
    const idf = rarity(files.documents, its.reduce((sum, entry) => sum + (entry?.title.numbers.length ?? 0), 0));
    its.forEach((entry, generation) =>
      entry?.title.numbers.forEach((number) => {
        const one = found.get(`${generation} ${number}`) ?? { generation, number, passage: 0, count: 0, score: 0 };
        found.set(`${generation} ${number}`, { ...one, count: one.count + 1, score: one.score + idf });
      }),
    );
  }
  const near = [...found.values()].filter(({ count }) => count > 1 && 2 * count >= asked.length);
  near.sort((a, b) => b.score - a.score || a.generation - b.generation || a.number - b.number);
  return files.cards(near.slice(0, MOST));
}
