// The files of postings as plugins/search/shards.py and bits.py describe them.

import { crc32, isSingle, utf8 } from "./analyzer.js";

/** Return the name of the shard in which a term lies. */
export function shardOf(term, bits) {
  const family = term.includes(":") ? "f" : isSingle(term) ? "c" : "w";
  return family + (crc32(utf8(term)) & ((1 << bits[family]) - 1)).toString(16);
}

/** Return a term's entry in a shard as `{body, title}` of `{numbers, frequencies, lengths}`, or undefined. */
export function find(shard, term, space) {
  const key = utf8(term);
  let at = 0;
  const varint = () => {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = shard[at++];
      number |= (byte & 127) << shift;
      if (byte < 128) return number;
    }
  };
  while (at < shard.length) {
    const size = shard[at++];
    const start = at;
    at += size;
    const inBody = varint();
    const inTitle = varint();
    const bytes = varint();
    if (size === key.length && key.every((byte, place) => byte === shard[start + place])) {
      return decode(shard.subarray(at, at + bytes), inBody, inTitle, space);
    }
    at += bytes;
  }
}

function decode(bytes, inBody, inTitle, space) {
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
  return { body, title };
}
