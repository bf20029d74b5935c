// The specification stands in plugins/search/analyzer.py; both are checked from one file of vectors.

const SOURCE =
  "\\0-\\u024f\\u0300-\\u03ff\\u0400-\\u052f\\u0600-\\u06ff\\u0f00-\\u0fff\\u1800-\\u18af\\u1e00-\\u1eff\\u2000-\\u209f" +
  "\\u2100-\\u218f\\u2460-\\u24ff\\u2e80-\\u2fdf\\u3000-\\u33ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufb06" +
  "\\uff00-\\uffef\\u{20000}-\\u{323af}";
const WORD =
  "0-9a-z\\u00df-\\u00f6\\u00f8-\\u024f\\u03b1-\\u03c9\\u0430-\\u0481\\u048a-\\u052f\\u0620-\\u064a\\u0660-\\u0669" +
  "\\u066e-\\u06d3\\u06d5\\u06f0-\\u06f9\\u0f20-\\u0f29\\u0f40-\\u0f6c\\u0f71-\\u0f84\\u0f90-\\u0fbc\\u1810-\\u1819\\u1820-\\u1878";
const PAIRED =
  "\\u3005-\\u3007\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc\\u3105-\\u312f\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3" +
  "\\ufa0e-\\ufa29\\u{20000}-\\u{323af}";
const FOREIGN = new RegExp(`[^${SOURCE}]`, "gu");
const RUN = new RegExp(`([${WORD}]+)|[${PAIRED}]+`, "gu");
const SINGLE = new RegExp(`^[${PAIRED}]$`, "u");
const LONGEST_WORD = 32;

export const fold = (text) =>
  text.replace(FOREIGN, " ").normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/ς/g, "σ").normalize("NFKC");

export const isSingle = (term) => SINGLE.test(term);

// The Chinese characters of GB 2312, as its bytes say them: rows B0 to F7 of 94 cells.
const ROWS = Array.from({ length: 72 * 94 }, (_, place) => [0xb0 + Math.floor(place / 94), 0xa1 + (place % 94)]);
const PLAIN = new Set(new TextDecoder("gbk").decode(Uint8Array.from(ROWS.flat())));
const EITHER = "乾吒夥後徵捱摺於甯菸薹醣麴";

/** Tell whether traditional.js may change a text: all characters of its table are outside GB 2312, or among these. */
export const mayBeTraditional = (text) =>
  [...fold(text).matchAll(/[\u4e00-\u9fff]/g)].some(([one]) => !PLAIN.has(one) || EITHER.includes(one));

export const isPaired = (term) => SINGLE.test([...term][0]);

/** Return a folded word as a term: cut, and without the ending of an English plural. */
export function stem(word) {
  const cut = [...word].slice(0, LONGEST_WORD).join("");
  if (!/^[a-z]{3,}s$/.test(cut)) return cut;
  if (cut.endsWith("ies")) return /[ea]ies$/.test(cut) ? cut : `${cut.slice(0, -3)}y`;
  return /([aeo]es|[us]s)$/.test(cut) ? cut : cut.slice(0, -1);
}

/** Yield the runs of a folded text with their place and size: `{word}`, or `{paired}` as a list of characters. */
export function* runsOf(folded) {
  for (const { 0: run, 1: word, index: at } of folded.matchAll(RUN)) {
    yield { ...(word ? { word: stem(word) } : { paired: [...run] }), at, size: run.length };
  }
}

export const pairsOf = (paired) => paired.slice(1).map((second, place) => paired[place] + second);

/** Return runs with a space between, as phrases.py lays them out. */
export const spaced = (runs) => runs.map(({ word, paired }) => word ?? paired.join("")).join(" ");

export const utf8 = (text) => new TextEncoder().encode(text);

export function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

/** Return the term that stands for the whole text, "" for a text without runs. */
export function wholeOf(text) {
  const runs = [...runsOf(fold(text))];
  const isApart = (place) => place && (runs[place].word || runs[place - 1].word);
  const bytes = utf8(runs.map(({ word, paired }, place) => (isApart(place) ? " " : "") + (word ?? paired.join(""))).join(""));
  const fnv = bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
  const hex = (number, digits) => number.toString(16).padStart(digits, "0");
  return bytes.length ? `=${hex(crc32(bytes), 8)}${hex(fnv & 0xff, 2)}` : "";
}
