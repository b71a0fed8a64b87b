// Filters the list of a connection's objects while a person types.
const input = document.querySelector<HTMLInputElement>("#filter");
const list = document.querySelector("#objects");
const count = document.querySelector("#filter-count");

if (input && list && count) {
  const sections = [...list.querySelectorAll<HTMLElement>("[data-schema]")].map((section) => ({
    section,
    rows: [...section.querySelectorAll<HTMLTableRowElement>("tbody tr")].map((row) => ({
      row,
      text: `${section.querySelector("h2")?.textContent}.${row.textContent}`.toLowerCase(),
    })),
  }));
  const apply = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { section, rows } of sections) {
      let any = false;
      for (const { row, text } of rows) {
        const matches = words.every((word) => text.includes(word));
        row.hidden = !matches;
        if (matches) shown += 1;
        any ||= matches;
      }
      section.hidden = !any && words.length > 0;
    }
    count.textContent = words.length > 0 ? `${shown} found` : "";
  };
  input.closest<HTMLElement>(".filter")?.removeAttribute("hidden");
  input.addEventListener("input", apply);
  apply();
}
