import { anchorOf, type BlamedColumn, type Cell, type Section } from "schemalog";
import { cellHtml, tableHtml, type UrlOf } from "./cells.ts";
import { commitHtml, type Host } from "./history.ts";
import { type Html, html } from "./html.ts";
import { anchored, sectionWith } from "./sections.ts";

/**
 * The columns of a table or view. What keys say stands where a reader looks for it: marks beside the name, the place that a
 * foreign key refers to below the type. Who added a column closes its row.
 */
export function columnsHtml(section: Section, urlOf: UrlOf, blamed: BlamedColumn[], host: Host): Html {
  const { headings = [], meanings = [], rows = [] } = section.table ?? {};
  const keyAt = meanings.indexOf("key");
  const since = sinceCells(blamed, host);
  const shown = headings.filter((_, index) => index !== keyAt);
  const wordsAt = meanings.filter((_, index) => index !== keyAt).indexOf("description") - 2;
  const body = rows.map(({ anchor, cells }) => {
    const key = keyAt < 0 ? [] : (cells[keyAt] ?? []);
    const marks = key.filter(({ badge }) => badge !== undefined);
    const target = key.filter(({ link }) => link !== undefined);
    const [name = [], type = [], ...others] = cells.filter((_, index) => index !== keyAt);
    return anchored(anchor, [
      html`${cellHtml(name, urlOf)}${marks.map((mark) => html` ${cellHtml([mark], urlOf)}`)}`,
      html`${cellHtml(type, urlOf)}${target.map((link) => targetHtml([link], urlOf))}`,
      ...others.map((cell, index) => {
        const inner = cellHtml(cell, urlOf);
        return index === wordsAt && cell.length > 0 ? html`<div class="words">${inner}</div>` : inner;
      }),
      ...(since ? [since.get(anchor ?? "") ?? html``] : []),
    ]);
  });
  return sectionWith(section, [tableHtml(section.title, since ? [...shown, "Since"] : shown, body)]);
}

const targetHtml = (cell: Cell, urlOf: UrlOf): Html => html`<div class="target">→ ${cellHtml(cell, urlOf)}</div>`;

/** Who added a column, and who changed it last, by the anchor of its row; nothing without a history. */
function sinceCells(blamed: BlamedColumn[], host: Host): Map<string, Html> | undefined {
  if (!blamed.some(({ added }) => added)) return undefined;
  return new Map(
    blamed.map(({ column, added, changed }) => [
      anchorOf("column", column.name),
      html`<div class="since">${added && commitHtml(added, host)}${
        changed && html`<div class="note">changed ${commitHtml(changed.commit, host)}</div>`
      }</div>`,
    ]),
  );
}
