import type { Cell, Kind } from "../../../mock/kinds/kind.ts";

/** A cell as PostgreSQL reads it from a text, as in COPY (manual, 8 Data Types: Input); null for NULL. */
export function cellText(cell: Cell, kind: Kind): string | null {
  if (cell === null) return null;
  if (kind.is === "list" && Array.isArray(cell))
    return `{${cell.map((each) => (each === null ? "NULL" : kind.of.is === "list" ? cellText(each, kind.of) : inBraces(cellText(each, kind.of) ?? ""))).join(",")}}`;
  if (kind.is === "record" && Array.isArray(cell))
    return `(${kind.of.map((each, at) => inParentheses(cellText(cell[at] ?? null, each.kind))).join(",")})`;
  if (typeof cell === "object" && "low" in cell && kind.is === "range")
    return `[${inBraces(cellText(cell.low, kind.of) ?? "")},${inBraces(cellText(cell.high, kind.of) ?? "")})`;
  if (kind.is === "vector" && Array.isArray(cell)) return `[${cell.join(",")}]`;
  if (kind.is === "shape" && Array.isArray(cell)) return shapeText(kind.name, cell);
  if (kind.is === "moment" && typeof cell === "number") return momentText(cell, kind);
  if (kind.is === "span") return `${cell} seconds`;
  if (kind.is === "bytes") return `\\x${cell}`;
  if (kind.is === "number" && typeof cell === "number") return cell.toFixed(kind.scale);
  return String(cell);
}

function momentText(at: number, { of, zone }: Extract<Kind, { is: "moment" }>): string {
  const text = new Date(at).toISOString();
  if (of === "time") return `${text.slice(11, 23)}${zone ? "+00" : ""}`;
  const [, year, rest] = /^([-+]?\d+)(-.*)$/.exec(text.slice(0, -1))!;
  const date = `${year!.replace("+", "")}${rest!.slice(0, 6)}`;
  return of === "date" ? date : `${date} ${rest!.slice(7)}${zone ? "+00" : ""}`;
}

const inBraces = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;
const inParentheses = (text: string | null) => (text === null ? "" : `"${text.replace(/["\\]/g, "$&$&")}"`);

function shapeText(name: string, [x, y]: Cell[]): string {
  const [from, to] = [`(${x},${y})`, `(${Number(x) + 1},${Number(y) + 1})`];
  if (name === "geometry") return `POINT(${x} ${y})`;
  if (name === "line") return `{1,-1,${x}}`;
  if (name === "circle") return `<${from},1>`;
  if (name === "point") return from;
  if (name === "polygon") return `(${from},(${Number(x) + 1},${y}),${to})`;
  return name === "lseg" || name === "path" ? `[${from},${to}]` : `${from},${to}`;
}
