// What stands nearest to an address that leads nowhere: its last words are asked of the search, in the browser.
// Without a script home page and site map lead to everything.

const MOST = 5;
const ASKED = 20; // results looked at: most may hold a word of the address in their text alone
const SHORTEST = 4; // letters of a word that tells addresses apart; "and" and "the" stand everywhere
const place = document.querySelector('[data-module="nearest"]');

/** Return the words of an address: `vaccine storage` for `/laws/2026/vaccine-storage.html`. */
const wordsOf = (path) => {
  try {
    path = decodeURIComponent(path);
  } catch {
    // An address that no one can have meant is taken as it is.
  }
  const last = path.split("/").filter(Boolean).at(-1) ?? "";
  return last.replace(/\.\w+$/, "").replace(/[-_+.]+/g, " ").trim();
};

/** Tell whether the address or the title of a page has a word of what was asked for: a word of its text is no likeness. */
const isNear = ({ url, title }) =>
  words
    .toLowerCase()
    .split(" ")
    .filter((word) => word.length >= SHORTEST || /[^\x00-\x7f]/.test(word))
    .some((word) => `${wordsOf(url)} ${title}`.toLowerCase().includes(word));

// A letter about the error names the address that was asked for, not that of this page.
for (const letter of document.querySelectorAll(".report a")) {
  letter.href = letter.href.replace(/body=.*/, `body=${encodeURIComponent(location.href)}%0D%0A`);
}

const words = wordsOf(location.pathname);
if (place && words) {
  const { open } = await import(`${place.dataset.base}search.js`);
  const index = await open({ base: place.dataset.base });
  const results = await index.search(words, { limit: ASKED });
  const near = results.length ? results.filter(isNear) : (results.suggestions ?? []).filter(({ url }) => url);
  for (const { url, title, text, language } of near.slice(0, MOST)) {
    const link = document.createElement("a");
    link.href = new URL(url.slice(1), index.root).href;
    link.textContent = title ?? text;
    if (language) link.lang = language;
    const item = document.createElement("li");
    item.append(link);
    place.querySelector("ul").append(item);
  }
  place.hidden = !place.querySelector("a");
}
