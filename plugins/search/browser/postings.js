// Entries of terms as plugins/search/addresses.py, entries.py and bits.py describe them.

import { crc32, utf8 } from "./analyzer.js";

const FIRST = 0x4e00;
const FACTOR = 0x278dde6d;
const PAIR = /^[\u4e00-\u9fff]{2}$/;
const NAME = 2;
const OTHER = 3;
const LENGTH_BITS = 4;

/** Return the 32 bits of a term's address. */
function addressOf(term) {
  if (PAIR.test(term)) return Math.imul(((term.charCodeAt(0) - FIRST) << 15) | (term.charCodeAt(1) - FIRST), FACTOR) << 2;
  return term[0] === "=" ? parseInt(term.slice(1, 9), 16) : crc32(utf8(term));
}

/** Return the number of the part in which a term lies. */
export const partOf = (term, bits) => addressOf(term) >>> (32 - bits);

/** Return what the entry of a term says of it: of a pair or a name the number that the part does not say. */
function keyOf(term, bits) {
  const below = (addressOf(term) << bits) >>> bits;
  if (PAIR.test(term)) return below / 4;
  return term[0] === "=" ? below * 256 + parseInt(term.slice(9), 16) : String(utf8(term));
}

/** Return a term's entry in a part as `{body, title}` of `{numbers, frequencies, lengths, places}`, or undefined. */
export function find(part, term, bits, space, removed, widths) {
  const key = keyOf(term, bits);
  let at = 0;
  const varint = () => {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = part[at++];
      number |= (byte & 127) << shift;
      if (byte < 128) return number;
    }
  };
  while (at < part.length) {
    const head = varint();
    const kind = head & 3;
    const size = kind === OTHER ? varint() : Math.ceil(((kind === NAME ? 40 : 30) - bits) / 8);
    const said = part.subarray(at, (at += size));
    const isIt = kind < NAME === PAIR.test(term) && key === (kind === OTHER ? String(said) : said.reduce((sum, byte) => sum * 256 + byte, 0));
    const inTitle = kind & 1 && varint();
    const bytes = varint();
    if (isIt) return decode(part.subarray(at), head >> 2, inTitle, space, removed, /[:=]/.test(term) ? undefined : widths);
    at += bytes;
  }
}

function decode(bytes, inBody, inTitle, space, removed, widths) {
  let at = 0;
  const bit = () => (bytes[at >> 3] >> (7 - (at++ & 7))) & 1;
  const bits = (count) => {
    let number = 0;
    while (count--) number = number * 2 + bit();
    return number;
  };
  const zeros = () => {
    let number = 0;
    while (!bit()) number += 1;
    return number;
  };
  const rice = (count, low) => Array.from({ length: count }, zeros).map((high) => high * 2 ** low + bits(low));
  const numbersOf = (count, of) => {
    let last = -1;
    return rice(count, count && Math.max(0, 31 - Math.clz32(Math.floor(Math.floor((of * 11) / 16) / count)))).map((gap) => (last += 1 + gap));
  };
  const frequenciesOf = (count) => {
    const widths = !count || bit() ? Array(count).fill(0) : Array.from({ length: count }, zeros);
    return widths.map((width) => 2 ** width + bits(width));
  };
  const body = { numbers: numbersOf(inBody, space) };
  body.frequencies = frequenciesOf(inBody);
  const titles = inTitle === inBody ? body.numbers : numbersOf(inTitle, inBody || space);
  const title = { numbers: inBody && inTitle < inBody ? titles.map((place) => body.numbers[place]) : titles };
  title.frequencies = frequenciesOf(inTitle);
  title.lengths = rice(inTitle, LENGTH_BITS);
  if (widths) body.places = body.numbers.map((number) => bits(widths[number]));
  const left = { body: without(body, removed), title: without(title, removed) };
  return left.body.numbers.length || left.title.numbers.length ? left : undefined;
}

/** Return a list without the documents that were removed. */
function without(list, removed) {
  if (!removed.size) return list;
  const stays = (_, place) => !removed.has(list.numbers[place]);
  return Object.fromEntries(Object.entries(list).map(([name, values]) => [name, values.filter(stays)]));
}
