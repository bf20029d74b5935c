// Entries of terms as plugins/search/entries.py and bits.py describe them.

import { crc32, utf8 } from "./analyzer.js";

/** Return the number of the part in which a term lies. */
export const partOf = (term, bits) => crc32(utf8(term)) >>> (32 - bits);

/** Return a term's entry in a part as `{body, title}` of `{numbers, frequencies, lengths, places}`, or undefined. */
export function find(part, term, space, removed, widths) {
  const key = utf8(term);
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
    const size = part[at++];
    const start = at;
    at += size;
    const inBody = varint();
    const inTitle = varint();
    const bytes = varint();
    if (size === key.length && key.every((byte, place) => byte === part[start + place])) {
      return decode(part.subarray(at, at + bytes), inBody, inTitle, space, removed, /[:=]/.test(term) ? undefined : widths);
    }
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
  const list = (count) => {
    const low = count && Math.max(0, 31 - Math.clz32(Math.floor(Math.floor((space * 11) / 16) / count)));
    const highs = Array.from({ length: count }, zeros);
    let last = -1;
    const numbers = highs.map((high) => (last += 1 + high * 2 ** low + bits(low)));
    const frequencies = highs.map(zeros).map((width) => 2 ** width + bits(width));
    return { numbers, frequencies };
  };
  const body = list(inBody);
  const title = list(inTitle);
  title.lengths = title.numbers.map(() => bits(8));
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
