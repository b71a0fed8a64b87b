import { isPlain, type Piece, printPieces } from "./printed-code.ts";

/** Stands for what is in quotes or parentheses. */
const sign = "\u0001";
/** What may be a literal without a name in the list of a SELECT. */
const item = new RegExp(
  `((?:\\b(?:SELECT|DISTINCT|RETURNING)|,)\\s+)(${sign}|(?:${sign}|NULL)::[^,;\\n]+?)(?=[,;]|\\s*$|\\s+FROM\\b)`,
  "g",
);

/**
 * EXISTS ( SELECT 'x'::text) → EXISTS ( SELECT 'x'::text AS text): a literal has no name, and where nobody sees that, the server
 * prints none; but the cast that it prints gives one (FigureColname() in parse_target.c).
 */
export function withLabels(list: Piece[]): Piece[] {
  if (!list.some((one) => isPlain(one) && (one.includes("SELECT") || one.includes("RETURNING")))) return list;
  const flat = list.map((one) => (isPlain(one) ? one : sign)).join("");
  const covered = list.filter((one) => !isPlain(one));
  const labels: Label[] = [];
  let [counted, next] = [0, 0];
  for (const { index, 1: before = "", 2: found = "" } of flat.matchAll(item)) {
    const start = index + before.length;
    for (; counted < start; counted++) if (flat[counted] === sign) next++;
    let own = next;
    const label = labelOf(found.replaceAll(sign, () => printPieces([covered[own++]!])));
    if (label) labels.push({ after: start + found.length, text: ` AS ${label}` });
  }
  return labels.length === 0 ? list : withInserted(list, labels);
}

/** A name, and where it belongs in a list in which a sign stands for what is covered. */
type Label = { after: number; text: string };

function withInserted(list: Piece[], labels: Label[]): Piece[] {
  const result: Piece[] = [];
  let [end, next] = [0, 0];
  for (const one of list) {
    const start = end;
    end += isPlain(one) ? one.length : 1;
    let from = 0;
    if (!isPlain(one)) result.push(one);
    for (let label = labels[next]; label && label.after <= end; label = labels[++next]) {
      if (isPlain(one)) result.push(one.slice(from, label.after - start));
      result.push(label.text);
      from = label.after - start;
    }
    if (isPlain(one)) result.push(one.slice(from));
  }
  return result;
}

/** Names of types as the parser has them, where they are printed in other words, and those that only stand in quotes. */
const parsed: Record<string, string> = {
  smallint: "int2",
  integer: "int4",
  bigint: "int8",
  real: "float4",
  "double precision": "float8",
  boolean: "bool",
  character: "bpchar",
  "character varying": '"varchar"',
  "bit varying": "varbit",
  bit: '"bit"',
  numeric: '"numeric"',
  interval: '"interval"',
  "timestamp without time zone": '"timestamp"',
  "timestamp with time zone": "timestamptz",
  "time without time zone": '"time"',
  "time with time zone": "timetz",
};
const literal =
  /^(?:'(?:[^']|'')*'|NULL)::((?:"(?:[^"]|"")*"|[a-z0-9_]+)(?:\.(?:"(?:[^"]|"")*"|[a-z0-9_]+))?(?: [a-z ]*[a-z])?)(?:\([0-9,]+\)((?: [a-z]+)*))?(?:\[\])?$/;

/** A query for one value takes the name of that. */
const ofQuery = /^\( SELECT (?:DISTINCT )?(?:'(?:[^']|'')*'|NULL)::[^,']* AS ("(?:[^"]|"")*"|[a-z0-9_]+)(?:\)|\s)/;

/** The name that a literal with a cast gets, or a query for one, as the server prints it. */
function labelOf(text: string): string | undefined {
  if (text.startsWith("(")) return ofQuery.exec(text)?.[1];
  const [, type, rest = ""] = literal.exec(text) ?? [];
  if (type === undefined) return undefined;
  const whole = type + rest;
  return (
    parsed[whole] ??
    (whole.startsWith("interval") ? parsed.interval : /(?:"(?:[^"]|"")*"|[a-z0-9_]+)$/.exec(whole)?.[0])
  );
}
