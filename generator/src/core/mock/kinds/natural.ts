import { below, bits, fraction } from "../random/draw.ts";
import type { Cell, Kind } from "./kind.ts";

const day = 86_400_000;
const words =
  "amber birch cedar delta ember fjord grove harbor island juniper kestrel lagoon meadow north orchid prairie quartz river summit tundra upland valley willow zephyr".split(
    " ",
  );

/** A cell of a kind where nothing is known but that: small numbers, a few words, moments of the last two years. */
export function natural(kind: Kind, key: number, row: number, now: number, draw = 0): Cell {
  switch (kind.is) {
    case "number": {
      const low = Math.max(kind.low, Math.min(kind.scale > 0 ? 1 : 0, kind.high));
      const high = Math.min(kind.high, low + 1000);
      return Number((low + fraction(key, row, draw) * (high - low)).toFixed(kind.scale));
    }
    case "float":
      return Number((fraction(key, row, draw) * 1000).toFixed(3));
    case "boolean":
      return bits(key, row, draw) % 2 === 0;
    case "choice":
      return kind.among[below(kind.among.length, key, row, draw)] ?? null;
    case "text":
      return text(kind, key, row, draw);
    case "moment": {
      if (kind.of === "time") return 60_000 * below(1440, key, row, draw);
      const back = Math.floor(fraction(key, row, draw) * 730 * day);
      return kind.of === "date" ? Math.floor((now - back) / day) * day : Math.floor((now - back) / 1000) * 1000;
    }
    case "span":
      return 60 * (1 + below(10_000, key, row, draw));
    case "uuid":
      return uuid(key, row, draw);
    case "json":
      return "{}";
    case "xml":
      return "<empty/>";
    case "bytes":
      return hex(Math.min(kind.most ?? 8, 8), key, row, draw);
    case "bits": {
      const digits = (bits(key, row, draw).toString(2) + bits(key, row, draw + 1).toString(2)).padStart(64, "0");
      return kind.fixed
        ? digits.slice(-Math.min(kind.count, 64)).padStart(kind.count, "0")
        : digits.slice(-Math.min(kind.count, 16));
    }
    case "address": {
      const parts = [16, 8, 0].map((shift) => (bits(key, row, draw) >>> shift) & 255);
      if (kind.of === "inet") return `10.${parts.join(".")}`;
      if (kind.of === "cidr") return `10.${parts[0]}.0.0/16`;
      const tail = parts.map((each) => each.toString(16).padStart(2, "0")).join(":");
      return kind.of === "macaddr" ? `02:00:00:${tail}` : `02:00:00:ff:fe:${tail}`;
    }
    case "list":
      return Array.from({ length: 1 + below(3, key, row, draw) }, (_, at) =>
        natural(kind.of, key, row, now, draw + 10 * (at + 1)),
      );
    case "range": {
      const ends = [natural(kind.of, key, row, now, draw + 1), natural(kind.of, key, row, now, draw + 2)];
      const [low, high] = ends.map(Number).sort((a, b) => a - b);
      return low === high
        ? { low: low!, high: low! + (kind.of.is === "moment" ? day : 1) }
        : { low: low!, high: high! };
    }
    case "record":
      return kind.of.map((each, at) => natural(each.kind, key, row, now, draw + 20 * (at + 1)));
    case "shape":
      return [fraction(key, row, draw) * 120 - 60, fraction(key, row, draw + 1) * 120 - 60].map((each) =>
        Number(each.toFixed(4)),
      );
    case "vector":
      return Array.from({ length: Math.max(1, kind.size) }, (_, at) =>
        Number((fraction(key, row, draw + at) * 2 - 1).toFixed(4)),
      );
    case "document":
      return documentOf(
        kind.text,
        words[below(words.length, key, row, draw)]!,
        words[below(words.length, key, row, draw + 1)]!,
      );
  }
}

function text({ most, fixed }: Extract<Kind, { is: "text" }>, key: number, row: number, draw: number): string {
  if (fixed)
    return Array.from(
      { length: most! },
      (_, at) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[below(26, key, row, draw + at + 1)],
    ).join("");
  const found = `${words[below(words.length, key, row, draw)]} ${words[below(words.length, key, row, draw + 1)]}`;
  return most === undefined ? found : found.slice(0, most).trimEnd();
}

function documentOf(text: Extract<Kind, { is: "document" }>["text"], one: string, other: string): string {
  if (text === "path") return `$.${one}`;
  if (text === "pairs") return `"${one}"=>"${other}"`;
  return text === "path of labels" ? `${one}.${other}` : one;
}

/** Of version 4 by its form (RFC 9562). */
function uuid(key: number, row: number, draw: number): string {
  const digits = hex(16, key, row, draw);
  const variant = "89ab"[Number.parseInt(digits[16]!, 16) & 3];
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
}

function hex(bytes: number, key: number, row: number, draw: number): string {
  let digits = "";
  for (let at = 0; digits.length < 2 * bytes; at++)
    digits += bits(key, row, draw + 1000 + at)
      .toString(16)
      .padStart(8, "0");
  return digits.slice(0, 2 * bytes);
}
