// Offers a filter that few columns have with these alone; one that is set already stays in sight.
// Choices fold away on narrow screens: they are opened where one is made.
for (const form of document.querySelectorAll("form.search-form")) {
  const { column } = form.elements;
  const narrow = form.querySelector(".search-narrow");
  const few = [...form.querySelectorAll("[data-columns]")].map((field) => ({
    field,
    control: field.querySelector("select"),
    belongs: () => field.dataset.columns.split(" ").includes(column.value),
  }));

  const offer = () => {
    for (const { field, control, belongs } of few) field.hidden = !belongs() && !control.value;
    if ([...narrow.querySelectorAll("select")].some((control) => control.value)) narrow.open = true;
  };

  // Before anybody else hears of another column, the filters that it has not are let go.
  form.addEventListener(
    "change",
    (event) => {
      if (event.target === column) for (const { control, belongs } of few) if (!belongs()) control.value = "";
      offer();
    },
    { capture: true },
  );
  addEventListener("popstate", offer);
  offer();
}
