import type { Graph, GraphKey, GraphTable } from "schemalog";
import { badgeHtml, type UrlOf } from "./cells.ts";
import { type Html, html } from "./html.ts";
import { ranksOf } from "./ranks.ts";

/** More on one side of a table can't be taken in. */
const mostOfSide = 10;

/** A table between those that it refers to and those that refer to it; what does not fit is listed. */
export function neighboursHtml({ tables, keys, leftOut }: Graph, label: string, urlOf: UrlOf): Html {
  const own = keys.filter(({ child, parent }) => child === 0 || parent === 0);
  const parents = new Set(own.map(({ parent }) => parent));
  const places = tables.map((_, place) => place).slice(1);
  const sides = [places.filter((place) => parents.has(place)), places.filter((place) => !parents.has(place))];
  const [before = [], after = []] = sides.map((side) => side.slice(0, mostOfSide));
  const rest = sides.flatMap((side) => side.slice(mostOfSide)).flatMap((place) => tables[place] ?? []);
  const drawn = new Set([0, ...before, ...after]);
  const lines = own.filter(({ child, parent }) => drawn.has(child) && drawn.has(parent));
  const [, ...neighbours] = tables.map((table, place) => ({ ...table, ...withKeysOnly(table, place, lines) }));
  const ranks = [
    { title: "Refers to", places: before },
    { title: "", places: [0] },
    { title: "Referred to by", places: after },
  ];
  const others = [...rest, ...leftOut];
  const all = [...tables.slice(0, 1), ...neighbours];
  return figureHtml({ label, all, ranks, lines, urlOf, center: 0, others });
}

/** The tables of a schema, each to the right of those that it refers to. */
export const schemaGraphHtml = ({ tables, keys }: Graph, label: string, urlOf: UrlOf): Html =>
  figureHtml({
    label,
    all: tables,
    ranks: ranksOf(tables.length, keys).map((places) => ({ title: "", places })),
    lines: keys,
    urlOf,
    others: [],
  });

/** Of a neighbour, the columns by which it is one. */
function withKeysOnly({ columns }: GraphTable, place: number, lines: GraphKey[]): Pick<GraphTable, "columns" | "more"> {
  const names = new Set(
    lines.flatMap((line) => [...(line.child === place ? line.columns : []), ...(line.parent === place ? line.to : [])]),
  );
  return { columns: columns.filter(({ name }) => names.has(name)), more: 0 };
}

type Figure = {
  label: string;
  all: GraphTable[];
  ranks: { title: string; places: number[] }[];
  lines: GraphKey[];
  urlOf: UrlOf;
  center?: number;
  others: Pick<GraphTable, "name" | "link">[];
};

/** Boxes in columns; the lines between them are drawn by the browser (app/client/graphs.ts), which knows where the boxes are. */
function figureHtml({ label, all, ranks, lines, urlOf, center, others }: Figure): Html {
  const data = lines.map(({ child, parent, columns, to, unique }) => [
    child,
    columns[0],
    parent,
    to[0],
    unique ? 1 : 0,
  ]);
  return html`<figure class="graph" aria-label="${label}"><div class="ranks" tabindex="0" role="region" aria-label="${label}" data-lines="${JSON.stringify(data)}">${ranks
    .filter(({ places }) => places.length > 0)
    .map(
      ({ title, places }) =>
        html`<div class="rank">${title !== "" && html`<p class="side">${title}</p>`}${places.map((place) =>
          boxHtml({ all, lines, place, urlOf, isCenter: place === center }),
        )}</div>`,
    )}</div>${
    others.length > 0 &&
    html`<p class="note">Not drawn: ${others.map(
      ({ name, link }, index) => html`${index > 0 && ", "}<a href="${urlOf(link)}">${name}</a>`,
    )}</p>`
  }</figure>`;
}

type Box = { all: GraphTable[]; lines: GraphKey[]; place: number; urlOf: UrlOf; isCenter: boolean };

function boxHtml({ all, lines, place, urlOf, isCenter }: Box): Html {
  const table = all[place];
  if (table === undefined) return html``;
  const { name, link, columns, more } = table;
  const title = isCenter ? html`<strong>${name}</strong>` : html`<a href="${urlOf(link)}">${name}</a>`;
  return html`<div class="box${isCenter && " center"}" data-table="${place}">${title}<ul>${columns.map(
    ({ name: column, type, marks }) =>
      html`<li data-column="${column}"><span>${column}</span> <code class="type">${type}</code>${marks.map(
        (mark) => html` ${badgeHtml(mark)}`,
      )}${targetsOf(column).map((target) => html`<span class="to">→ ${target}</span>`)}</li>`,
  )}${more > 0 && html`<li class="more">and ${more} more</li>`}</ul></div>`;

  /** In words, for where there is no room for lines. */
  function targetsOf(column: string): string[] {
    return lines.flatMap(({ child, parent, columns: own, to }) =>
      child === place && own.includes(column) ? `${all[parent]?.name}.${to[own.indexOf(column)]}` : [],
    );
  }
}
