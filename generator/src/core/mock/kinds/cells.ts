import { isMoment, isSpan, momentOf, spanOf, type Value } from "../expression/value.ts";
import type { Cell, Kind } from "./kind.ts";

const day = 86_400_000;

/** A cell as expressions see it. */
export function asValue(cell: Cell, kind: Kind): Value {
  if (cell === null) return null;
  if (kind.is === "moment" && typeof cell === "number") return { at: cell, day: kind.of === "date" };
  if (kind.is === "span" && typeof cell === "number") return { months: 0, days: 0, milliseconds: cell * 1000 };
  if (Array.isArray(cell)) return cell.map((each) => asValue(each, kind.is === "list" ? kind.of : { is: "text" }));
  // Blanks at its end are no part of a text of fixed length.
  if (kind.is === "text" && kind.fixed && typeof cell === "string") return cell.replace(/ +$/, "");
  if (typeof cell === "object") return JSON.stringify(cell);
  return cell;
}

/** What an expression comes to, as a cell of that kind; undefined where the kind has no such value. */
export function cellOf(value: Value, kind: Kind): Cell | undefined {
  if (value === null) return null;
  switch (kind.is) {
    case "number": {
      const number = typeof value === "string" || typeof value === "bigint" ? Number(value) : value;
      if (typeof number !== "number" || !(number >= kind.low && number <= kind.high)) return undefined;
      return Number(number.toFixed(kind.scale)) === number ? number : undefined;
    }
    case "float":
      return typeof value === "number" ? value : typeof value === "string" ? Number(value) : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : typeof value === "number" ? value !== 0 : undefined;
    case "moment": {
      const moment = typeof value === "string" ? momentOf(value) : isMoment(value) ? value : undefined;
      return moment && (kind.of === "date" ? Math.floor(moment.at / day) * day : moment.at);
    }
    case "span": {
      const span = typeof value === "string" ? spanOf(value) : isSpan(value) ? value : undefined;
      return span && (span.months * 30 * day + span.days * day + span.milliseconds) / 1000;
    }
    case "choice":
      return typeof value === "string" && kind.among.includes(value) ? value : undefined;
    case "text":
      if (typeof value !== "string" && typeof value !== "number") return undefined;
      return kind.most !== undefined && [...String(value)].length > kind.most ? undefined : String(value);
    default:
      return typeof value === "string" ? value : undefined;
  }
}
