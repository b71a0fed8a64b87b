import { type Html, html } from "./html.ts";

/** A row; with an anchor its first cell is its heading, with a link to the row. */
export type TableRow = { anchor?: string | undefined; cells: Html[]; className?: string | undefined };

export type Table = {
  label: string;
  headings: string[];
  rows: TableRow[];
  /** Whether the first cell of each row is its heading. */
  named?: boolean;
  /** Whether cells say what they are, for a phone, where the head of the table is not seen. */
  labelled?: boolean;
  className?: string;
};

/** A table that scrolls inside of its own box where the screen is narrow; without the columns that are empty on all rows. */
export function tableHtml({ label, headings, rows, named = false, labelled = false, className }: Table): Html {
  const used = headings.map((_, index) => index === 0 || rows.some(({ cells }) => cells[index]?.markup));
  const keep = <T>(items: T[]) => items.filter((_, index) => used[index]);
  const shown = keep(headings);
  const body = rows.map((row) => rowHtml({ ...row, cells: keep(row.cells) }, labelled ? shown : [], named));
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table${
    className === undefined ? undefined : html` class="${className}"`
  }><thead><tr>${shown.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function rowHtml(
  { anchor, className, cells: [first = html``, ...others] }: TableRow,
  headings: string[],
  named: boolean,
): Html {
  const rest = others.map((cell, index) => {
    const label = headings[index + 1];
    return label === undefined ? html`<td>${cell}</td>` : html`<td data-label="${label}">${cell}</td>`;
  });
  const ofRow = className === undefined ? undefined : html` class="${className}"`;
  if (anchor !== undefined) {
    const link = html`<a class="anchor" href="#${anchor}" aria-label="Link to this row">#</a>`;
    return html`<tr id="${anchor}"${ofRow}><th scope="row">${first}${link}</th>${rest}</tr>`;
  }
  return html`<tr${ofRow}>${named ? html`<th scope="row">${first}</th>` : html`<td>${first}</td>`}${rest}</tr>`;
}
