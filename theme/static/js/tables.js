// A table is a stop of the tab key where it is wider than its place alone: there arrows scroll it. Without this script
// each is one, for nobody knows which fit.
const sized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth + 1;
    const heading = target.closest(".division")?.firstElementChild ?? document.querySelector("h1");
    for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", heading.textContent.trim()]]) {
      if (scrolls) target.setAttribute(name, value);
      else target.removeAttribute(name);
    }
  }
});
for (const table of document.querySelectorAll(".table-wrap[tabindex]")) sized.observe(table);
