// Filters the list of a connection's objects while a person types: by name, kind, words, and the names of columns.
import { base, moreNames, names } from "./site-names.ts";

const input = document.querySelector<HTMLInputElement>("#filter");
const list = document.querySelector("#objects");
const count = document.querySelector("#filter-count");

/** The names of the columns of each object, by the path of its page. */
async function columnsByPath(): Promise<Map<string, string>> {
  const [{ connections }, { columns }] = await Promise.all([names(), moreNames()]);
  const paths = connections.flatMap(({ schemas }) =>
    schemas.flatMap(({ folder, objects }) => objects.map(([, , path]) => `${base}${folder}/${path}/`)),
  );
  return new Map(
    paths.map((path, index) => [
      path,
      (columns[index] ?? []).map((column) => (typeof column === "string" ? column : column[0])).join("\n"),
    ]),
  );
}

if (input && list && count) {
  const sections = [...list.querySelectorAll<HTMLElement>("[data-schema]")].map((section) => ({
    section,
    rows: [...section.querySelectorAll<HTMLTableRowElement>("tbody tr")].map((row) => ({
      row,
      path: row.querySelector("a")?.pathname ?? "",
      text: `${section.querySelector("h2")?.textContent}.${row.textContent}`.toLowerCase(),
    })),
  }));
  let columns = new Map<string, string>();
  const apply = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let [shown, hidden] = [0, 0];
    for (const { section, rows } of sections) {
      let any = false;
      for (const { row, path, text } of rows) {
        const own = columns.get(path)?.split("\n") ?? [];
        const inColumns = words.filter((word) => !text.includes(word));
        const fitting = own.filter((column) => inColumns.some((word) => column.toLowerCase().includes(word)));
        const matches = inColumns.every((word) => fitting.some((column) => column.toLowerCase().includes(word)));
        row.hidden = !matches;
        if (matches) shown += 1;
        else hidden += 1;
        any ||= matches;
        tell(row, matches ? fitting : []);
      }
      section.hidden = !any && words.length > 0;
    }
    count.textContent = words.length > 0 ? `${shown} shown, ${hidden} hidden` : "";
  };
  input.closest<HTMLElement>(".filter")?.removeAttribute("hidden");
  input.addEventListener("input", apply);
  input.addEventListener(
    "focus",
    async () => {
      columns = await columnsByPath();
      apply();
    },
    { once: true },
  );
  apply();
}

/** Says by which columns a row is among those that are shown. */
function tell(row: HTMLElement, columns: string[]) {
  row.querySelector(".fitting")?.remove();
  if (columns.length === 0) return;
  const note = document.createElement("div");
  note.className = "fitting";
  note.textContent = columns.slice(0, 5).join(", ");
  row.querySelector("th")?.append(note);
}
