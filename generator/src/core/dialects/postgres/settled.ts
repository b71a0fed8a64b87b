import { type Group, isGroup, isPlain, type Piece, parsePrinted, printPieces } from "./printed-code.ts";
import { withLabels } from "./settled-labels.ts";
import { withoutQualifiers } from "./view-qualifiers.ts";

/**
 * Code of a definition as PostgreSQL 16 and newer print it once it has been dumped and restored; `version` is of the server that
 * printed it. What was never printed keeps the form that it was made in, while the parser moves a cast of ARRAY[…] to its members
 * (transformTypeCast() in parse_expr.c), and takes (a AND b) AND c for one list (makeAndExpr() in gram.y).
 */
export function settled(sql: string, version = Number.POSITIVE_INFINITY): string {
  const isQualified = version < 160_000 && /^\s*(SELECT|WITH)\s/.test(sql);
  const text = isQualified ? withoutQualifiers(sql) : sql;
  return mayChange(text) ? printPieces(settledPieces(parsePrinted(text))) : text;
}

const mayChange = (sql: string) =>
  sql.includes("(ARRAY[") ||
  sql.includes(" ON TRUE") ||
  sql.includes("XMLSERIALIZE(") ||
  sql.includes("(- ") ||
  mayNest(sql, "AND") ||
  mayNest(sql, "OR") ||
  unlabelled.test(sql);
const unlabelled =
  /(?:SELECT|DISTINCT|RETURNING|,)\s+(?:'(?:[^']|'')*'|NULL)::[^,;()'\n]+(?:\([0-9,]+\)[^,;()'\n]*)?(?:[,;)\n]|$)/;
/** A list that only the parser nests has comparisons for members, in parentheses: ((a >= 1) AND (a <= 2)) AND … */
function mayNest(sql: string, operator: string): boolean {
  const first = sql.indexOf(`) ${operator}`);
  return first !== -1 && sql.includes(`)) ${operator}`, first);
}

function settledPieces(pieces: Piece[]): Piece[] {
  const list: Piece[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const one = pieces[at]!;
    if (typeof one === "string") {
      list.push(isPlain(one) ? one.replaceAll(" ON TRUE", " ON (true)") : one);
      continue;
    }
    const negative = negativeIn(one);
    if (negative !== undefined) {
      list.push(negative);
      continue;
    }
    const before = list.at(-1);
    const inner = settledPieces(one.inner);
    const members = one.open === "(" ? membersOf(inner) : undefined;
    const cast = members && castBehind(pieces, at);
    if (cast) {
      list.push("ARRAY", castMembers(members, cast.type));
      at = cast.end;
    } else if (isPlain(before) && before.endsWith("XMLSERIALIZE")) list.push({ ...one, inner: withIndent(inner) });
    else list.push({ ...one, inner });
  }
  return withLabels(withoutNesting(list));
}

/** (- 1) → '-1'::integer: the parser makes one number of it (doNegate() in gram.y), where there was -1::integer before. */
function negativeIn({ open, inner }: Group): string | undefined {
  const [only] = inner;
  const [, digits, fraction] =
    (open === "(" && inner.length === 1 && isPlain(only) && /^- (\d+(\.\d+)?)$/.exec(only)) || [];
  if (digits === undefined || Number(digits) === 0) return digits;
  return `'-${digits}'::${fraction === undefined ? "integer" : "numeric"}`;
}

/** XMLSERIALIZE(CONTENT a AS text) → XMLSERIALIZE(CONTENT a AS text NO INDENT), as servers say it since there is INDENT. */
const withIndent = (inner: Piece[]): Piece[] =>
  / INDENT$/.test(String(inner.at(-1))) ? inner : [...inner, " NO INDENT"];

/** ((a AND b) AND c) → (a AND b AND c) */
function withoutNesting(list: Piece[]): Piece[] {
  const [first, next] = list;
  // A line may end behind it: CASE begins on one of its own.
  const operator = isPlain(next) ? /^ (AND|OR)\b/.exec(next)?.[0] : undefined;
  if (!operator || !isGroup(first, "(")) return list;
  const isSame = first.inner.some((one) => isPlain(one) && new RegExp(`${operator}\\s`).test(one));
  return isSame ? [...first.inner, ...list.slice(1)] : list;
}

const name = '(?:"(?:[^"]|"")*"|[a-z0-9_]+)';
/** A type as format_type() prints it. */
const type = `${name}(?:\\.${name})?(?: [a-z]+)*(?:\\([0-9, -]+\\))?(?: [a-z]+)*`;
const arrayCast = new RegExp(`^::(${type})\\[\\]$`);
/** ::"a"."b"(1) c[] */
const piecesOfCast = 7;

/** (ARRAY['a'::character varying])::text[] → ARRAY[('a'::character varying)::text]: the type of the members, and where the cast ends. */
function castBehind(pieces: Piece[], at: number): { type: string; end: number } | undefined {
  const length = pieces.slice(at + 1, at + 1 + piecesOfCast).findIndex((one) => isGroup(one, "["));
  const end = at + 1 + length;
  const found = length === -1 ? undefined : arrayCast.exec(printPieces(pieces.slice(at + 1, end + 1)))?.[1];
  return found === undefined ? undefined : { type: found, end };
}

/** The brackets of ARRAY[…], where that is all, and there is something in them. */
function membersOf(list: Piece[]): Group | undefined {
  const [word, members] = list;
  const isArray = list.length === 2 && word === "ARRAY" && isGroup(members, "[") && members.inner.length > 0;
  return isArray ? members : undefined;
}

function castMembers({ open, inner }: Group, type: string): Group {
  const members = split(inner).map((member): Piece[] => {
    const nested = membersOf(member);
    return nested ? ["ARRAY", castMembers(nested, type)] : castMember(member, type);
  });
  return { open, inner: members.flatMap((member, at) => (at === 0 ? member : [", ", ...member])) };
}

/**
 * A constant of the type itself gets what the cast says of its length. A member with a cast to an array is one; of any other, no
 * text tells that, and arrays of arrays are rare.
 */
function castMember(member: Piece[], type: string): Piece[] {
  const text = printPieces(member);
  const plainType = type.replace(/\([^()]*\)/, "");
  if (plainType !== type) {
    const isConstant = text.endsWith(`'::${plainType}`) || text === `NULL::${plainType}`;
    if (isConstant) return [text.slice(0, -plainType.length) + type];
    if (plainType === "numeric" && /^\d+\.\d+$/.test(text)) return [`${text}::${type}`];
  }
  const collation = collationOf(member);
  if (collation) return [{ open: "(", inner: [...castMember(collation.of, type), ` COLLATE ${collation.name}`] }];
  return [{ open: "(", inner: member }, `::${type}${/::[^()']*\[\]$/.test(text) ? "[]" : ""}`];
}

const collated = new RegExp(`^(.*) COLLATE (${name}(?:\\.${name})?)$`, "s");

/** The outermost collation of (a COLLATE b), which is put around what is cast (coerce_to_target_type() in parse_coerce.c), and what it is of. */
function collationOf(member: Piece[]): { of: Piece[]; name: string } | undefined {
  const [only] = member;
  const [, inner, name] = (member.length === 1 && isGroup(only, "(") && collated.exec(printPieces(only.inner))) || [];
  if (inner === undefined || name === undefined) return undefined;
  const of = parsePrinted(inner);
  return { of: collationOf(of)?.of ?? of, name };
}

/** The members of a list, without the spaces between them. */
function split(list: Piece[]): Piece[][] {
  const members: Piece[][] = [[]];
  for (const one of list) {
    const [first = "", ...others] = isPlain(one) ? one.split(/, ?/) : [];
    if (!isPlain(one)) members.at(-1)!.push(one);
    else if (first !== "") members.at(-1)!.push(first);
    for (const other of others) members.push(other === "" ? [] : [other]);
  }
  return members;
}
