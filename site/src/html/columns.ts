import { anchorOf, type BlamedColumn, type Cell, type Commit, type Meaning, type Row, type Section } from "schemalog";
import { cellHtml, type UrlOf } from "./cells.ts";
import { type CommitLinks, commitHtml } from "./history.ts";
import { type Html, html } from "./html.ts";
import { sectionWith } from "./sections.ts";
import { tableHtml } from "./table.ts";
import { valuesHtml } from "./values.ts";

/** In the order in which a reader wants to know it. */
const order: Meaning[] = ["description", "null", "presence", "default", "notes"];

export type Blame = {
  blamed: BlamedColumn[];
  /** Of the object as a whole: rows tell only of columns that did not come with it. */
  created: Commit | undefined;
  links: CommitLinks;
};

/**
 * The columns of a table or view. What keys say stands where a reader looks for it: marks beside the name, the place that a
 * foreign key refers to below the type, and so do the values of an enum. A row ends with who added or changed its column, where
 * that was not with the table.
 */
export function columnsHtml(section: Section, urlOf: UrlOf, blame: Blame): Html {
  const { headings = [], meanings = [], rows = [] } = section.table ?? {};
  const since = new Map(blame.blamed.map((one) => [anchorOf("column", one.column.name), sinceHtml(one, blame)]));
  const at = new Map(meanings.map((meaning, index) => [meaning, index]));
  const cellOf = ({ cells }: Row, meaning: Meaning): Cell => cells[at.get(meaning) ?? -1] ?? [];
  const shown = order.filter((meaning) => at.has(meaning));
  const body = rows.map((row) => {
    const key = cellOf(row, "key");
    const marks = key.filter(({ badge }) => badge !== undefined);
    const targets = key.filter(({ link }) => link !== undefined);
    return {
      anchor: row.anchor,
      cells: [
        html`${cellHtml(cellOf(row, "name"), urlOf)}${marks.map((mark) => html` ${cellHtml([mark], urlOf)}`)}`,
        html`${cellHtml(cellOf(row, "type"), urlOf)}${targets.map((link) => targetHtml([link], urlOf))}${
          row.values && html`<div class="values">${valuesHtml(row.values)}</div>`
        }`,
        ...shown.map((meaning) => wordsHtml(cellHtml(cellOf(row, meaning), urlOf), meaning)),
        since.get(row.anchor ?? "") ?? html``,
      ],
    };
  });
  const titles = ["name", "type", ...shown].map((meaning) => headings[at.get(meaning as Meaning) ?? -1] ?? "");
  return sectionWith(section, [
    tableHtml({
      label: section.title,
      headings: [...titles, "Since"],
      rows: body,
      labelled: true,
      className: "columns",
    }),
  ]);
}

const wordsHtml = (cell: Html, meaning: Meaning): Html =>
  meaning === "description" && cell.markup !== "" ? html`<div class="words">${cell}</div>` : cell;

const targetHtml = (cell: Cell, urlOf: UrlOf): Html => html`<div class="target">→ ${cellHtml(cell, urlOf)}</div>`;

/** Who added a column later than its table, and who changed it last. */
function sinceHtml({ added, changed }: BlamedColumn, { created, links }: Blame): Html {
  const later = added !== undefined && added.id !== created?.id;
  if (!later && changed === undefined) return html``;
  return html`<div class="since">${later && commitHtml(added, links)}${
    changed && html`<div>changed ${commitHtml(changed.commit, links)}</div>`
  }</div>`;
}
