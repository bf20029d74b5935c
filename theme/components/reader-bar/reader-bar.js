// The bar above a text says which article is read, goes to others, and copies or prints one.

const SIGNS = "〇一二三四五六七八九";
const UNITS = { 十: 10, 百: 100, 千: 1000 };
const FIGURE = "[0-9]+[A-Za-z]?|[〇零一二两三四五六七八九十百千]+";
const ARTICLE = new RegExp(`(${FIGURE})\\s*[条條]?(?:\\s*[-‑之]\\s*(${FIGURE}))?`);

const figure = (said) => {
  if (/^[0-9]/.test(said)) return said.replace(/^0+(?=[0-9])/, "").toLowerCase();
  let total = 0;
  let digit = 0;
  for (const sign of said.replace(/零/g, "〇").replace(/两/g, "二")) {
    total += sign in UNITS ? (digit || 1) * UNITS[sign] : 0;
    digit = sign in UNITS ? 0 : digit * 10 + SIGNS.indexOf(sign);
  }
  return String(total + digit);
};

/** Return the anchor of what somebody typed, such as 278, 第278条, 第二百七十八条之一 or Article 12; "" for none. */
export const anchorOf = (typed) => {
  const found = ARTICLE.exec(typed.normalize("NFKC"));
  return found ? ["article", ...found.slice(1).filter(Boolean).map(figure)].join("-") : "";
};

/** Return the words of an article as they are read, a line for each block, without what the site adds. */
export const wordsOf = (article) => {
  const copy = article.cloneNode(true);
  for (const added of copy.querySelectorAll("[data-added], .footnote-ref")) added.remove();
  const blocks = [...copy.querySelectorAll("p, h2, h3, h4, h5, h6, li, tr, dt, dd, pre")];
  const whole = blocks.filter((block) => !block.parentElement.closest("li, tr, dd"));
  return whole.map((block) => block.textContent.replace(/\s+/g, " ").trim()).join("\n");
};

class ReaderBar {
  constructor(bar) {
    this.bar = bar;
    this.text = bar.parentElement.querySelector(".text");
    this.place = bar.querySelector(".reader-place");
    this.tools = bar.querySelector("#page-article");
    this.contents = document.querySelector("#page-contents");
    this.divisions = [...this.text.querySelectorAll(".division > :first-child[id]")];
    this.here = ["reader-division", "reader-article"].map((name) => {
      const span = document.createElement("span");
      span.className = name;
      this.place.append(span);
      return span;
    });
    this.show(null);
    addEventListener("scroll", () => this.later(), { passive: true });
    addEventListener("hashchange", () => this.later());
    this.later();
    addEventListener("click", (event) => event.target.closest('a[href^="#"]') && this.settle());
    if (performance.getEntriesByType("navigation")[0]?.type === "navigate") this.settle();
    // Without a script a list that was opened stays above the text until it is closed.
    this.contents?.addEventListener("click", (event) => event.target.closest("a") && this.hide(this.contents));
    if (this.tools) this.equip();
  }

  equip() {
    const form = this.tools.querySelector("form");
    this.bar.querySelector("[popovertarget=page-article]").hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = form.elements["page-go"].value;
      const anchor = anchorOf(typed);
      if (!document.getElementById(anchor)) return this.say(this.bar.dataset.none.replace("{article}", typed));
      this.say("");
      this.hide(this.tools);
      location.hash = anchor;
      this.settle();
    });
    this.tools.addEventListener("toggle", () => this.say(""));
    for (const button of this.tools.querySelectorAll("button[value]")) {
      button.hidden = button.value !== "print" && !navigator.clipboard;
      button.addEventListener("click", () => this[button.value]());
    }
    for (const link of this.tools.querySelectorAll("a")) link.addEventListener("click", () => this.hide(this.tools));
  }

  hide(popover) {
    if (popover.matches(":popover-open")) popover.hidePopover();
  }

  say(words) {
    this.tools.querySelector('[role="status"]').textContent = words;
  }

  /** Keep the place that the address names where it is while the articles around it get their sizes. */
  settle() {
    let frames = 30;
    const step = () => {
      frames -= 1;
      if (frames < 0) return;
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && this.text.contains(target)) target.scrollIntoView();
      requestAnimationFrame(step);
    };
    for (const type of ["wheel", "touchstart", "keydown", "pointerdown"]) {
      addEventListener(type, () => (frames = 0), { once: true, passive: true });
    }
    requestAnimationFrame(step);
  }

  later() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = undefined;
      this.look();
    });
  }

  /** Say which article stands directly below the bar. */
  look() {
    const { left, width } = this.text.getBoundingClientRect();
    const line = parseFloat(getComputedStyle(document.documentElement).fontSize) * 1.5;
    const below = this.bar.getBoundingClientRect().bottom;
    if (below + line > innerHeight) return this.show(null);
    for (const y of [below + line, below + 2 * line, below + 3 * line]) {
      const found = document.elementFromPoint(left + width / 2, y);
      const block = found?.closest(".text .article, .text .division > :first-child");
      if (block) return this.show(block);
    }
  }

  show(block) {
    this.article = block?.matches(".article") ? block : null;
    const number = this.article?.querySelector(".article-number")?.textContent.trim() ?? "";
    const division = block?.closest(".division")?.firstElementChild ?? null;
    const said = [division?.textContent.trim() ?? "", number];
    for (const [index, words] of said.entries()) this.here[index].textContent = words;
    this.place.classList.toggle("reader-here", said.some(Boolean));
    this.mark(division);
    if (!this.tools) return;
    this.number = number;
    this.tools.querySelector(".reader-article").textContent = number;
    for (const button of this.tools.querySelectorAll("button[value]")) button.disabled = !this.article;
    const index = this.divisions.indexOf(division);
    for (const [rel, other] of [["prev", index - 1], ["next", index + 1]]) {
      const link = this.tools.querySelector(`a[rel=${rel}]`);
      link.hidden = !this.divisions[other];
      if (!link.hidden) link.href = `#${this.divisions[other].id}`;
    }
  }

  /** Mark a division in the contents, and keep it in sight there. */
  mark(division) {
    this.contents?.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const link = division?.id && this.contents?.querySelector(`a[href="#${CSS.escape(division.id)}"]`);
    if (!link) return;
    link.setAttribute("aria-current", "true");
    const inside = link.offsetTop - this.contents.offsetTop;
    const { scrollTop, clientHeight } = this.contents;
    if (inside < scrollTop || inside > scrollTop + clientHeight - 40) this.contents.scrollTop = inside - clientHeight / 2;
  }

  address() {
    return `${location.href.split("#")[0]}#${this.article.querySelector("[id]").id}`;
  }

  cited() {
    return this.bar.dataset.cite.replace("{article}", this.number);
  }

  async copy(words) {
    await navigator.clipboard.writeText(words);
    this.say(this.bar.dataset.copied);
  }

  link() {
    return this.copy(`${this.cited()}\n${this.address()}`);
  }

  words() {
    return this.copy(`${wordsOf(this.article)}\n\n${this.cited()}\n${this.address()}`);
  }

  print() {
    this.hide(this.tools);
    this.article.classList.add("printed");
    document.body.dataset.printing = "article";
    print();
    delete document.body.dataset.printing;
    this.article.classList.remove("printed");
  }
}

for (const bar of document.querySelectorAll('[data-module="reader-bar"]')) new ReaderBar(bar);
