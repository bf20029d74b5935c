// What narrows a search: a line that says what is chosen, and behind each choice how many documents it leaves.

/** The fields of a form that narrow it. */
export class Narrow {
  constructor(form, words) {
    this.words = words;
    this.fold = form.querySelector(".search-narrow");
    this.chosen = form.querySelector(".search-chosen");
    this.column = form.elements.column;
    this.selects = [...this.fold.querySelectorAll("select")];
    for (const option of this.options()) option.dataset.title = option.textContent;
    // Before anybody else hears of another column, the filters that it has not are let go.
    form.addEventListener(
      "change",
      ({ target }) => {
        if (target === this.column) for (const one of this.few()) if (!one.belongs) one.control.value = "";
        this.offer();
      },
      { capture: true },
    );
  }

  options() {
    return this.selects.flatMap((select) => [...select.options]);
  }

  /** Return the filters that few columns have. */
  few() {
    return [...this.fold.querySelectorAll("[data-columns]")].map((field) => ({
      field,
      control: field.querySelector("select"),
      belongs: field.dataset.columns.split(" ").includes(this.column.value),
    }));
  }

  /** Offer a filter that few columns have with these alone, and say what is chosen. One that is set stays in sight. */
  offer() {
    for (const { field, control, belongs } of this.few()) field.hidden = !belongs && !control.value;
    const chosen = this.selects.filter(({ value }) => value).map(({ selectedOptions: [option] }) => option.dataset.title);
    this.chosen.textContent = chosen.join(this.words.results_chosen);
  }

  /** Count what each choice leaves. Another column lets go of what it has not, and is counted without it. */
  async count(index, q, options, { column, ...values }) {
    const kept = { ...options };
    for (const { control } of this.few()) delete kept[control.name];
    const counts = await Promise.all([index.facets(q, kept, { column }), index.facets(q, options, values)]);
    return Object.assign(...counts);
  }

  /** Show what a question leaves of each choice, once somebody can see it. */
  async show(asked, open) {
    this.offer();
    const isSeen = this.column.checkVisibility?.() ?? true;
    const key = JSON.stringify({ ...asked, sort: "" });
    if (!isSeen || key === this.counted) return;
    this.counted = key;
    const { q, sort, ...options } = asked;
    const values = Object.fromEntries(
      this.selects
        .filter(({ name }) => name !== "sort")
        .map(({ name, options: all }) => [name, [...all].map(({ value }) => value).filter(Boolean)]),
    );
    const counts = q || Object.values(options).some(Boolean) ? await this.count(await open(), q, options, values) : {};
    if (key !== this.counted) return;
    for (const { name, options: all } of this.selects) {
      for (const option of all) {
        const count = counts?.[name]?.[option.value];
        option.textContent = count === undefined ? option.dataset.title : `${option.dataset.title} (${count})`;
      }
    }
  }
}
