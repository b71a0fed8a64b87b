import { matchesOf } from "../constraints/numbered-matches.ts";
import type { Cell, Kind } from "./kind.ts";

/** How many different cells of a kind `distinct` can make. */
export function distinctCells(kind: Kind): number {
  switch (kind.is) {
    case "number":
      return Math.min(
        2 ** 50,
        Math.floor((kind.high - Math.max(kind.low, Math.min(1, kind.high))) * 10 ** kind.scale + 1e-6) + 1,
      );
    case "boolean":
      return 2;
    case "choice":
      return kind.among.length;
    case "text":
      if (kind.like !== undefined) return matchesOf(kind.like, kind.most ?? 64)?.count ?? 0;
      return kind.most === undefined || kind.most >= 10 ? 2 ** 50 : 36 ** kind.most;
    case "moment": {
      if (kind.low !== undefined && kind.high !== undefined)
        return Math.max(0, Math.floor((kind.high - kind.low) / unitOf(kind)) + 1);
      return kind.of === "time" ? 86_400_000 : kind.of === "date" ? 100_000 : 2 ** 50;
    }
    case "bits":
      return 2 ** Math.min(kind.count, 50);
    case "bytes":
      return kind.most === undefined ? 2 ** 50 : 2 ** Math.min(50, 8 * kind.most);
    case "address":
      return 2 ** 24;
    case "list":
      return distinctCells(kind.of);
    case "range":
      return Math.floor(distinctCells(kind.of) / 2);
    case "record":
      return Math.max(0, ...kind.of.map((each) => distinctCells(each.kind)));
    case "json":
    case "xml":
    case "float":
    case "span":
    case "uuid":
    case "vector":
      return 2 ** 50;
    case "document":
      return kind.text === "query" || kind.text === "path" ? 0 : 2 ** 50;
    default:
      return 0;
  }
}

/** How far apart two moments are that are told apart. */
const unitOf = ({ of, low, high }: Extract<Kind, { is: "moment" }>) =>
  of === "date" ? 86_400_000 : low !== undefined && high !== undefined ? 1_000 : 60_000;

/** The cell of a number from 0 on: no two numbers get the same one; ranges of two numbers share nothing. `natural` is what it should look like. */
export function distinct(index: number, kind: Kind, natural: Cell, now: number): Cell {
  switch (kind.is) {
    case "number": {
      const from = Math.max(kind.low, Math.min(1, kind.high));
      return Number((from + index / 10 ** kind.scale).toFixed(kind.scale));
    }
    case "float":
      return index + 0.5;
    case "boolean":
      return index === 1;
    case "choice":
      return kind.among[index]!;
    case "text":
      if (kind.like !== undefined) return matchesOf(kind.like, kind.most ?? 64)?.at(index) ?? null;
      return numbered(index, typeof natural === "string" ? natural : "", kind.most, kind.fixed);
    case "moment": {
      if (kind.of === "time") return index;
      const unit = unitOf(kind);
      if (kind.low !== undefined) return Math.ceil(kind.low / unit) * unit + index * unit;
      if (kind.high !== undefined) return Math.floor(kind.high / unit) * unit - index * unit;
      return (Math.floor(now / 86_400_000) - 3_650) * 86_400_000 + index * unit;
    }
    case "span":
      return index;
    case "uuid":
      return typeof natural === "string" ? `${natural.slice(0, 24)}${index.toString(16).padStart(12, "0")}` : null;
    case "bits":
      return index.toString(2).padStart(kind.fixed ? kind.count : 1, "0");
    case "bytes":
      return index.toString(16).padStart(kind.most === undefined ? 16 : 2 * kind.most, "0");
    case "address": {
      const [a, b, c] = [(index >> 16) & 255, (index >> 8) & 255, index & 255];
      if (kind.of === "inet") return `10.${a}.${b}.${c}`;
      if (kind.of === "cidr") return `10.${a}.${b}.${c}/32`;
      const tail = [a, b, c].map((each) => each.toString(16).padStart(2, "0")).join(":");
      return kind.of === "macaddr" ? `02:00:00:${tail}` : `02:00:00:ff:fe:${tail}`;
    }
    case "list":
      return [distinct(index, kind.of, Array.isArray(natural) ? (natural[0] ?? null) : null, now)];
    case "range":
      return { low: distinct(2 * index, kind.of, null, now), high: distinct(2 * index + 1, kind.of, null, now) };
    case "record": {
      const widest = Math.max(...kind.of.map((each) => distinctCells(each.kind)));
      const at = kind.of.findIndex((each) => distinctCells(each.kind) === widest);
      const all = Array.isArray(natural) ? natural : [];
      return kind.of.map((each, place) =>
        place === at ? distinct(index, each.kind, null, now) : (all[place] ?? null),
      );
    }
    case "json":
      return JSON.stringify({ id: index });
    case "xml":
      return `<id>${index}</id>`;
    case "vector":
      return [index, ...(Array.isArray(natural) ? natural.slice(1) : [])];
    case "document":
      return kind.text === "pairs"
        ? `"id"=>"${index}"`
        : kind.text === "path of labels"
          ? `top.n${index}`
          : `n${index}`;
    default:
      return natural;
  }
}

/** A text with a number that no other has, before the `@` of an address; the part before it has none at its end. */
function numbered(index: number, natural: string, most: number | undefined, fixed: true | undefined): string {
  const number = index.toString(36);
  if (fixed) return number.padStart(most!, "0");
  const at = natural.indexOf("@");
  const [before, behind] = at === -1 ? [natural, ""] : [natural.slice(0, at), natural.slice(at)];
  const room = most === undefined ? Infinity : most - number.length - behind.length - 1;
  if (behind !== "" && room < 1) return numbered(index, before, most, fixed);
  if (room < 1) return number;
  const kept = [...before]
    .slice(0, room)
    .join("")
    .replace(/[-_ 0-9]+$/, "");
  return kept === "" ? `${number}${behind}` : `${kept}-${number}${behind}`;
}
