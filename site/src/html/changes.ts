import { type Change, changesByObject, type Described, describeChange, lineDiff, type Places } from "schemalog";
import type { UrlOf } from "./cells.ts";
import { linked } from "./history.ts";
import { type Html, html } from "./html.ts";
import { type TableRow, tableHtml } from "./table.ts";

const operations: Record<Described["mark"], string> = { "+": "added", "-": "removed", "~": "changed", ">": "renamed" };

/** What changed, object by object, before and after in colour; what is still there leads to its page. */
export const changesHtml = (changes: Change[], places: Places, urlOf: UrlOf): Html =>
  html`${changesByObject(changes).map(({ object, changes: own }) => objectHtml(object, own, places, urlOf))}`;

function objectHtml(object: string, changes: Change[], places: Places, urlOf: UrlOf): Html {
  const [first] = changes;
  const place = first && places.of(first.target);
  const url = place && urlOf({ stem: place.stem });
  const rows: TableRow[] = [];
  const texts: Html[] = [];
  for (const change of changes) {
    const place = places.of(change.target);
    const described = describeChange(change);
    const name = linked(place?.anchor === undefined ? undefined : urlOf(place), html`${described.short}`);
    for (const { property, before, after } of described.details) {
      if (isLong(before) || isLong(after)) texts.push(textHtml(html`${name}, ${property}`, before, after));
      else rows.push(rowOf(described, html`${name}, ${property}`, before, after));
    }
    if (described.mark !== "~") rows.push(wholeRow(described, name));
  }
  const table = tableHtml({ label: `Changes of ${object}`, headings: ["Change", "What", "Before", "After"], rows });
  return html`<h3>${linked(url, html`${object}`)}</h3>${rows.length > 0 && table}${texts}`;
}

const isLong = (text = "") => text.includes("\n");

/** Something that came, went or has another name. */
function wholeRow(described: Described, name: Html): TableRow {
  const { mark, summary, from, because } = described;
  if (mark === "+") return rowOf(described, name, undefined, summary);
  if (mark === "-") return rowOf(described, name, summary, undefined);
  return rowOf(described, html`${name}${because !== undefined && `, ${because}`}`, from, undefined);
}

function rowOf({ mark }: Described, name: Html, before: string | undefined, after: string | undefined): TableRow {
  const cell = (text: string | undefined, className: string) =>
    text === undefined ? html`` : html`<code class="${className}">${text}</code>`;
  const badge = html`<span class="badge ${operations[mark]}">${operations[mark]}</span>`;
  return { cells: [badge, name, cell(before, "before"), cell(after, "after")] };
}

const textHtml = (title: Html, before: string | undefined, after: string | undefined): Html =>
  html`<p>${title}:</p>${diffHtml(lineDiff(before, after).map(({ mark, text }) => `${mark}${text}`))}`;

/** Lines that begin with `+`, `-` or a space. */
export const diffHtml = (lines: string[]): Html =>
  html`<pre class="code diff" tabindex="0"><code>${lines.map((line) => {
    const className = line.startsWith("+") ? "after" : line.startsWith("-") ? "before" : undefined;
    return className === undefined ? html`${line}\n` : html`<span class="${className}">${line}</span>\n`;
  })}</code></pre>`;
