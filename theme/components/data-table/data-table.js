// Narrows, sorts, pages and saves the table of a data set. The rows are those of the page: nothing is fetched.
const ROWS = 25;
const FEW = 40;

const cellsOf = (row) => [...row.cells].map((cell) => cell.textContent.trim());
const quoted = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const csv = (rows) => rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
const isNumber = (value) => value !== "" && Number.isFinite(Number(value));

const start = (search, table) => {
  const language = document.documentElement.lang;
  const plain = (value) => value.normalize("NFKC").toLocaleLowerCase(language);
  const collator = new Intl.Collator(language, { numeric: true });
  const heads = [...table.tHead.rows[0].cells];
  const titles = heads.map((head) => head.textContent.trim());
  const rows = [...table.tBodies[0].rows].map((row) => {
    const cells = cellsOf(row);
    return { row, cells, plain: cells.map(plain) };
  });
  const words = search.querySelector("#data-words");
  const column = search.querySelector("#data-column");
  const value = search.querySelector("#data-value");
  const [said, where] = [search.querySelector("output"), search.querySelector(".data-pages span")];
  const [back, on, save] = ["back", "on", "save"].map((name) => search.querySelector(`[name="${name}"]`));
  const every = value.options[0];
  let [page, sorted, down] = [0, -1, false];

  titles.forEach((title, at) => column.add(new Option(title, String(at))));

  const found = () => {
    const asked = plain(words.value.trim()).split(/\s+/).filter(Boolean);
    const at = column.value === "" ? -1 : Number(column.value);
    const holds = ({ plain: cells }, word) => (at < 0 ? cells.some((cell) => cell.includes(word)) : cells[at].includes(word));
    const left = rows.filter(
      (one) => asked.every((word) => holds(one, word)) && (at < 0 || value.value === "" || one.cells[at] === value.value),
    );
    if (sorted < 0) return left;
    const key = ({ cells }) => cells[sorted];
    const compare = left.every((one) => isNumber(key(one)) || key(one) === "")
      ? (a, b) => (key(a) === "") - (key(b) === "") || Number(key(a)) - Number(key(b))
      : (a, b) => collator.compare(key(a), key(b));
    return left.sort((a, b) => (down ? compare(b, a) : compare(a, b)));
  };

  const show = () => {
    const left = found();
    const pages = Math.max(1, Math.ceil(left.length / ROWS));
    page = Math.min(page, pages - 1);
    const seen = new Set(left.slice(page * ROWS, (page + 1) * ROWS));
    for (const one of left) table.tBodies[0].append(one.row);
    for (const one of rows) one.row.classList.toggle("data-away", !seen.has(one));
    said.textContent = search.dataset.count.replace("{found}", left.length).replace("{all}", rows.length);
    where.textContent = search.dataset.page.replace("{page}", page + 1).replace("{pages}", pages);
    where.parentElement.hidden = pages === 1;
    [back.disabled, on.disabled] = [page === 0, page === pages - 1];
  };
  const again = () => {
    page = 0;
    show();
  };

  const values = () => {
    const known = column.value === "" ? [] : [...new Set(rows.map(({ cells }) => cells[Number(column.value)]))];
    const few = known.length <= FEW ? known.sort(collator.compare).filter(Boolean) : [];
    value.replaceChildren(every, ...few.map((one) => new Option(one, one)));
    value.disabled = few.length === 0;
    value.value = "";
    again();
  };

  const sort = (at) => {
    [sorted, down] = [at, sorted === at && !down];
    heads.forEach((head, other) => {
      if (other === at) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    again();
  };

  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(at));
    head.append(button);
  });

  save.addEventListener("click", () => {
    const link = document.createElement("a");
    const bytes = new Blob([csv([titles, ...found().map(({ cells }) => cells)])], { type: "text/csv;charset=utf-8" });
    link.href = URL.createObjectURL(bytes);
    link.download = search.dataset.file.replace(/\.csv$/i, "-selection.csv");
    link.click();
    URL.revokeObjectURL(link.href);
  });
  back.addEventListener("click", () => {
    page -= 1;
    show();
  });
  on.addEventListener("click", () => {
    page += 1;
    show();
  });
  words.addEventListener("input", again);
  column.addEventListener("change", values);
  value.addEventListener("change", again);
  (table.closest(".table-wrap") ?? table).before(search);
  search.hidden = false;
  show();
};

const search = document.querySelector('[data-module="data-table"]');
const tables = [...document.querySelectorAll(".document-main table")].filter((table) => table.tHead && table.tBodies[0]);
const longest = tables.sort((a, b) => b.tBodies[0].rows.length - a.tBodies[0].rows.length)[0];
if (search && longest) start(search, longest);
