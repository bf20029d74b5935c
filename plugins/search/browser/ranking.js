// The ranking as plugins/search/weighting.py defines it: the same operations in the same order.

import { isPair } from "./query.js";

const K1 = 1.2;
const B = 0.75;
const TITLE_OF_WORDS = 2;
const TITLE_OF_PAIRS = 0.75;
const TITLE_OF_LONG_PAIRS = 0.125;
const WHOLE = 32;
const SYNONYM = 0.75;
const QUANTUM = 2 ** 32;
const LN2 = 0.6931471805599453;

/** The field length that each byte stands for in Whoosh. */
export const LENGTHS = Array.from({ length: 256 }, (_, byte) => Math.round((1.033 ** byte - 1) * 27));

export function logarithm(x) {
  let halvings = 0;
  while (x > 1.5) {
    x /= 2;
    halvings += 1;
  }
  const s = (x - 1) / (x + 1);
  const z = s * s;
  let total = 0;
  for (let odd = 23; odd > 0; odd -= 2) total = total * z + 1 / odd;
  return halvings * LN2 + 2 * s * total;
}

export const rarity = (documents, frequency) => logarithm(1 + (documents - frequency + 0.5) / (frequency + 0.5));

export const titleWeight = (term, isShort) => (isPair(term) ? (isShort ? TITLE_OF_PAIRS : TITLE_OF_LONG_PAIRS) : TITLE_OF_WORDS);

const exact = (score) => Math.floor(score * QUANTUM + 0.5) / QUANTUM;

export const contribution = (weight, idf, frequency, length, average) =>
  exact((weight * idf * (frequency * (K1 + 1))) / (frequency + K1 * (1 - B + (B * length) / average)));

export const titled = (share) => 1 + 2 * share;

export const synonymShare = (own, idf) => (idf ? SYNONYM * Math.min(1, own / idf) : 0);

export const bonus = (place, idf) => exact((place ? 1 : 2) * WHOLE * idf);

export const rounded = (score) => Math.floor(score * 1e9 + 0.5) / 1e9;
