// Opens the page of an application from its acceptance number. Number, checks and address are those of
// plugins/model/acceptance_number.py; the number itself goes nowhere.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 18;
const BETWEEN = /[\s\-\u2010-\u2015\u2212]/;
const ALIKE = { i: "1", l: "1", o: "0" };

const powers = [1];
while (powers.length < 31) {
  const double = powers.at(-1) << 1;
  powers.push(double & 32 ? double ^ 37 : double);
}
const times = (value, power) => (value ? powers[(powers.indexOf(value) + power) % 31] : 0);

/** Return `{ number }`, or what is wrong: `{ fault, sign, place, other, count, at }`; `at` is where it stands in what was typed. */
export const read = (typed) => {
  const signs = [];
  [...typed.normalize("NFKC")].forEach((raw, at) => {
    const low = raw.toLowerCase();
    if (!BETWEEN.test(raw)) signs.push({ at, raw, sign: ALIKE[low] ?? low });
  });
  const odd = signs.findIndex(({ sign }) => !ALPHABET.includes(sign));
  if (odd >= 0) return { fault: "odd", place: odd + 1, sign: signs[odd].raw, at: signs[odd].at };
  if (signs.length !== LENGTH) return { fault: "length", count: signs.length };
  const values = signs.map(({ sign }) => ALPHABET.indexOf(sign));
  const plain = values.reduce((sum, value) => sum ^ value, 0);
  const placed = values.reduce((sum, value, place) => sum ^ times(value, place), 0);
  if (!plain && !placed) return { number: signs.map(({ sign }) => sign).join("") };
  if (plain && placed) {
    const place = (powers.indexOf(placed) - powers.indexOf(plain) + 31) % 31;
    if (place < LENGTH) {
      return { fault: "wrong", place: place + 1, sign: signs[place].raw.toUpperCase(), at: signs[place].at };
    }
  }
  for (let at = 0; !plain && at + 1 < LENGTH; at += 1) {
    const both = values[at] ^ values[at + 1];
    if (placed === (times(both, at) ^ times(both, at + 1))) {
      return { fault: "swapped", place: at + 1, other: at + 2, at: signs[at].at };
    }
  }
  return { fault: "many" };
};

/** Return the name of the page of an application. */
export const addressOf = async (number) => {
  const bytes = (text) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey("raw", bytes(number), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes("progress of an application"), iterations: 100000 };
  const found = new Uint8Array(await crypto.subtle.deriveBits(how, key, 80));
  let bits = 0n;
  for (const byte of found) bits = (bits << 8n) | BigInt(byte);
  const signs = Array.from({ length: 16 }, (_, at) => ALPHABET[Number((bits >> BigInt(75 - 5 * at)) & 31n)]).join("");
  return signs.match(/.{4}/g).join("-");
};

const start = (form) => {
  const field = form.querySelector("input");
  const said = form.querySelector('[role="status"]');
  const say = (sentence, values = {}) => {
    said.textContent = sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };
  const refuse = (name, values = {}) => {
    say(form.dataset[name], values);
    field.setAttribute("aria-invalid", "true");
    field.focus();
    if (values.at !== undefined) field.setSelectionRange(values.at, values.at + 1);
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    field.removeAttribute("aria-invalid");
    const found = read(field.value);
    if (found.fault) return refuse(found.fault, found);
    if (!globalThis.crypto?.subtle) return say(form.dataset.unable);
    say(form.dataset.looking);
    const address = `${form.dataset.folder}${await addressOf(found.number)}.html`;
    const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
    if (!answer) return say(form.dataset.unable);
    if (!answer.ok) return refuse("unknown");
    say("");
    return location.assign(address);
  });
  form.hidden = false;
  form.nextElementSibling.remove(); // what is said where no script runs
};

for (const form of document.querySelectorAll('[data-module="progress-form"]')) start(form);
