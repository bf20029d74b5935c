// The search page. Its address holds the whole question, so that it can be sent, saved and returned to.
// It stands behind #, which no browser sends to a server.
// The search itself is loaded when the form gets the focus.

const STEP = 10;

class SearchPage {
  constructor(place) {
    this.form = document.querySelector("form.search-form");
    this.base = new URL(place.dataset.base, location.href);
    this.language = place.dataset.language;
    this.words = JSON.parse(place.dataset.words);
    this.columns = JSON.parse(place.dataset.columnTitles);
    this.departments = JSON.parse(place.dataset.departmentTitles);
    this.status = place.querySelector('[role="status"]');
    this.list = place.querySelector(".results");
    this.more = element("button", "button more-results", this.words.results_more);
    this.more.type = "button";
    this.more.hidden = true;
    this.list.after(this.more);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go();
    });
    this.form.addEventListener("change", (event) => event.target.matches("select") && this.form.elements.q.value && this.go());
    this.form.addEventListener("focusin", () => this.index().catch(() => {}), { once: true });
    this.more.addEventListener("click", () => this.show(this.list.children.length + STEP));
    addEventListener("popstate", () => this.read());
    this.read();
  }

  /** Put the question of the form into the address, and answer it. */
  go() {
    const asked = [...new FormData(this.form)].filter(([, value]) => value.trim());
    const hash = `#${new URLSearchParams(asked)}`;
    if (hash !== location.hash) history.pushState(null, "", hash);
    this.read();
  }

  /** Take the question from the address, as far as the form has it, and answer it. */
  read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    this.asked = {};
    for (const control of this.form.elements) {
      if (control.name) control.value = this.asked[control.name] = asked.get(control.name) ?? "";
    }
    this.list.replaceChildren();
    this.show(STEP);
  }

  index() {
    this.opened ??= import("./search.js").then(({ open }) => open({ base: this.base }));
    this.opened.catch(() => (this.opened = undefined));
    return this.opened;
  }

  async show(limit) {
    const { asked } = this;
    const { q, ...options } = asked;
    this.more.hidden = true;
    this.status.textContent = q ? this.words.results_searching : "";
    if (!q) return;
    try {
      const index = await this.index();
      const results = await index.search(q, { ...options, limit });
      if (asked !== this.asked) return;
      this.fill(index, results, q);
    } catch {
      if (asked === this.asked) this.status.textContent = this.words.results_failed;
    }
  }

  fill(index, results, query) {
    const before = this.list.children.length;
    const items = results.slice(before).map((result) => this.item(index, result, query));
    this.list.append(...items);
    const { results_none: none, results_one: one, results_many: many } = this.words;
    const count = results.total.toLocaleString(this.language);
    this.status.textContent = [none, one][results.total] ?? many.replace("{count}", count);
    this.more.hidden = results.length >= results.total;
    if (before) items[0]?.querySelector("a").focus();
  }

  item(index, result, query) {
    const address = new URL(result.url.slice(1), index.root).href;
    const date = element("time", "result-date entry-date", shown(result.day, this.language));
    date.dateTime = result.day;
    const link = element("a", "result-title", result.title);
    link.href = address;
    const meta = element("p", "result-meta");
    meta.append(...[this.columns[result.column], this.departments[result.department]].filter(Boolean).map((text) => element("span", "", text)));
    const state = this.words[`results_${result.state.replaceAll("-", "_")}`];
    if (state) meta.append(element("span", `tag tag-${result.state}`, state));
    const where = element("p", "result-excerpt");
    for (const part of [link, where]) if (result.language !== this.language) part.lang = result.language;
    const what = element("div", "entry-what");
    what.append(element("p", ""), meta, where);
    what.firstChild.append(link);
    const item = element("li", "result");
    item.append(result.day ? date : element("span", "entry-date"), what);
    this.quote(where, address, query, result.language);
    return item;
  }

  /** Show where the words occur, taken from the document's own page; a result is complete without it. */
  async quote(where, address, query, language) {
    const page = await fetch(address).then((response) => (response.ok ? response.text() : ""), () => "");
    const text = new DOMParser().parseFromString(page, "text/html").querySelector("main .text");
    if (!text) return where.remove();
    for (const part of text.querySelectorAll("[data-added]")) part.remove();
    const module = await import("./excerpt.js").catch(() => null);
    if (!module) return where.remove();
    const parts = module.excerpt(text.textContent.replace(/\s+/g, " ").trim(), query, language);
    where.replaceChildren(...parts.map((part) => (part.marked ? element("mark", "", part.text) : part.text)));
  }
}

/** Return a day as lists show it: `23 Nov 2026`, `2026-11-23`. */
const shown = (day, language) =>
  day && language === "en" ? new Date(day).toUTCString().slice(5, 16).replace(/^0/, "") : day;

function element(name, kind, text = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.textContent = text;
  return made;
}

for (const place of document.querySelectorAll('[data-module="search"]')) new SearchPage(place);
