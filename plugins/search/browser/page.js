// The search page. Its address holds the whole question, so that it can be sent, saved and returned to.
// It stands behind #, which no browser sends to a server. Results come while one types.
// The search itself is loaded with the first letter; what narrows it, when somebody turns to it.

const STEP = 10;
const LONGEST = 200;
const PAUSE_MS = 250;
const root = document.documentElement;

class SearchPage {
  constructor(place) {
    this.form = document.querySelector("form.search-form");
    this.base = new URL(place.dataset.base, location.href);
    this.language = place.dataset.language;
    this.words = JSON.parse(place.dataset.words);
    this.departments = JSON.parse(place.dataset.departmentTitles);
    this.status = place.querySelector('[role="status"]');
    this.list = place.querySelector(".results");
    this.title = document.title;
    this.more = element("button", "button more-results", this.words.results_more);
    this.more.type = "button";
    this.more.hidden = true;
    this.near = element("div", "results-near");
    this.list.before(this.near);
    this.list.after(this.more);
    const box = this.form.elements.q;
    const later = () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.go(true), PAUSE_MS);
    };
    const typed = ({ isComposing }) => {
      this.index().catch(() => {});
      if (!isComposing) later();
    };
    box.addEventListener("input", typed);
    box.addEventListener("compositionend", later);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go();
    });
    this.form.addEventListener("change", (event) => event.target.matches("select") && this.go());
    const narrow = this.form.querySelector(".search-narrow");
    for (const turn of ["toggle", "focusin", "pointerenter"]) narrow?.addEventListener(turn, () => this.narrow());
    this.more.addEventListener("click", () => this.show(this.list.children.length + STEP));
    // Whoever comes back finds as many results as were shown, at the place where they were left.
    history.scrollRestoration = "manual";
    addEventListener("pagehide", () => this.keep());
    addEventListener("popstate", () => this.read());
    addEventListener("online", () => this.list.children.length || this.read());
    this.read();
    if (!root.classList.contains("has-question")) box.focus({ preventScroll: true });
  }

  keep() {
    history.replaceState({ shown: this.list.children.length, y: scrollY }, "");
  }

  /** Put the question of the form into the address, and answer it. What is typed on is one entry of the history. */
  go(typing = false) {
    clearTimeout(this.pause);
    const asked = [...new FormData(this.form)].filter(([, value]) => value.trim());
    const address = asked.length ? `#${new URLSearchParams(asked)}` : location.pathname;
    if (address !== (location.hash || location.pathname)) {
      if (!this.typing) {
        this.keep();
        history.pushState(null, "", address);
      } else history.replaceState(null, "", address);
      this.typing = typing;
      this.answer(STEP);
    } else {
      this.typing &&= typing;
      if (!typing) this.answer(STEP);
    }
  }

  /** Take the question from the address, as far as the form has it, and answer it. */
  read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const control of this.form.elements) if (control.name) control.value = asked.get(control.name) ?? "";
    this.typing = false;
    const { shown = STEP, y = 0 } = history.state ?? {};
    this.answer(Math.max(shown, STEP), y);
  }

  answer(limit, y) {
    this.asked = Object.fromEntries(new FormData(this.form));
    const { q, sort, ...narrowed } = this.asked;
    this.asked.q = q.trim();
    document.title = q.trim() ? `${q.trim()} – ${this.title}` : this.title;
    if (this.narrowing || Object.values(narrowed).some(Boolean) || sort) this.narrow();
    this.show(limit, y);
  }

  index() {
    this.opened ??= import("./search.js").then(({ open }) => open({ base: this.base }));
    this.opened.catch(() => (this.opened = undefined));
    return this.opened;
  }

  narrow() {
    this.narrowing ??= import("./narrow.js").then(({ Narrow }) => new Narrow(this.form, this.words));
    this.narrowing.catch(() => (this.narrowing = undefined));
    this.narrowing.then((narrowing) => narrowing.show(this.asked, () => this.index()), () => {});
  }

  async show(limit, y) {
    const { asked } = this;
    const { q, ...options } = asked;
    const isAsked = Boolean(q || Object.entries(options).some(([name, value]) => name !== "sort" && value));
    root.classList.toggle("has-question", isAsked);
    if (!isAsked) return this.fill([], "");
    const waiting = setTimeout(() => asked === this.asked && this.say(this.words.results_searching), PAUSE_MS);
    try {
      const index = await this.index();
      const results = await index.search([...q].slice(0, LONGEST).join(""), { ...options, limit });
      if (asked !== this.asked) return;
      clearTimeout(waiting);
      this.fill(results, this.count(results, q), index, asked);
      if (y) scrollTo({ top: y, behavior: "instant" });
    } catch {
      clearTimeout(waiting);
      if (asked === this.asked) this.fill([], navigator.onLine ? this.words.results_failed : this.words.results_offline);
    }
  }

  fill(results, sentence, index, asked) {
    const before = asked && asked === this.filled ? this.list.children.length : 0;
    this.filled = asked;
    const items = results.slice(before).map((result) => this.item(index, result));
    if (before) this.list.append(...items);
    else this.list.replaceChildren(...items);
    const near = element("ul");
    near.append(...(results.suggestions ?? []).map((one) => this.suggestion(index, one)));
    this.near.replaceChildren(...(near.firstChild ? [element("p", "", this.words.results_near), near] : []));
    this.say(sentence);
    this.more.hidden = !(results.length < results.total + others(results));
    if (!results.length) root.classList.remove("has-question");
    if (before) items[0]?.querySelector("a").focus();
  }

  say(sentence) {
    if (this.status.textContent !== sentence) this.status.textContent = sentence;
  }

  /** Return the sentence that says how many documents hold the words. */
  count(results, q) {
    const { words } = this;
    const { total, number } = results;
    const some = others(results);
    const said = (key, count) =>
      words[`${key}_${["none", "one"][count] ?? "many"}`].replace("{count}", count.toLocaleString(this.language));
    const parts = some
      ? [said("results_all", total), words.results_and, said(total ? "results_more_some" : "results_some", some)]
      : [said("results", total)];
    if (number === false) parts.unshift(words.results_number, " ");
    if (results.isAbout) parts.unshift(words.results_about, " ");
    if ([...q].length > LONGEST) parts.push(" ", words.results_long);
    return parts.join("");
  }

  suggestion(index, { text, url, language }) {
    const link = element("a", "", text);
    link.lang = language;
    link.href = url ? new URL(url.slice(1), index.root).href : `#${new URLSearchParams({ ...this.asked, q: text })}`;
    const item = element("li");
    item.append(link);
    return item;
  }

  item(index, result) {
    const address = new URL(result.url.slice(1), index.root).href;
    const date = element("time", "result-date", shown(result.day, this.language));
    date.dateTime = result.day;
    const link = element("a", "result-title");
    link.append(...marked(result.titled));
    link.href = address;
    const meta = element("p", "result-meta");
    const column = [...this.form.elements.column.options].find(({ value }) => value === result.column);
    const titles = [column?.dataset.title ?? column?.textContent, this.departments[result.department]];
    meta.append(...titles.filter(Boolean).map((text) => element("span", "", text)));
    const state = this.words[`results_${result.state.replaceAll("-", "_")}`];
    if (state) meta.append(element("span", `tag tag-${result.state}`, state));
    const where = element("p", "result-excerpt");
    link.lang = where.lang = result.language;
    const what = element("div", "result-what");
    what.append(element("p"), meta, where);
    what.firstChild.append(link);
    if (result.titleOther) {
      const other = element("p", "result-other", result.titleOther);
      other.lang = result.language === "en" ? "zh-Hans" : "en";
      what.firstChild.after(other);
    }
    const item = element("li", "result");
    item.append(result.day ? date : element("span", "result-date"), what);
    where.append(...marked(result.excerpt));
    if (result.place) {
      const place = element("a", "result-place", result.place.label);
      place.href = `${address}#${result.place.anchor}`;
      where.prepend(place, " ");
    }
    return item;
  }
}

/** Return how many documents hold some of the words alone. */
const others = ({ some }) => (some > 0 ? some : 0);

const marked = (parts) => parts.map((part) => (part.marked ? element("mark", "", part.text) : part.text));

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
