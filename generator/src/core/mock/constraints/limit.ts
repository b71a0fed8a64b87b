import { evaluate, type Surroundings, Unknown } from "../expression/evaluate.ts";
import { columnsIn, type Expression } from "../expression/expression.ts";
import { operated } from "../expression/operators.ts";
import { isMoment, type Value } from "../expression/value.ts";

/** What a column may be, as far as conditions say it: none of it is checked here against its type. */
export type Limits = {
  isNull?: boolean;
  low?: { value: Value; open: boolean };
  high?: { value: Value; open: boolean };
  among?: Value[];
  not?: Value[];
  length?: { least?: number; most?: number };
  patterns?: Pattern[];
};
export type Pattern = { operator: string; text: string };

type Bound = { operator: string; value: Value };

/**
 * What a condition says of one of its columns when all others are known; undefined where it says nothing that is understood. Of
 * `column op …` with the column in a chain of calls that can be undone: casts, sums, lengths, upper and lower case.
 */
export function limitOf(condition: Expression, column: string, around: Surroundings): Limits | undefined {
  try {
    return limit(condition, column, around);
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

function limit(condition: Expression, column: string, around: Surroundings): Limits | undefined {
  if (condition.is === "column") return condition.name === column ? { among: [true] } : undefined;
  if (condition.is === "test") {
    if (condition.of.is !== "column" || condition.of.name !== column) return undefined;
    return condition.for === "NULL" ? { isNull: true } : { isNull: false, among: [condition.for === "TRUE"] };
  }
  if (condition.is === "not") return negated(condition.of, column, around);
  if (condition.is === "each" && condition.operator === "=" && !condition.every) {
    const list = evaluate(condition.list, around);
    const inside = isChain(condition.left, column);
    if (!inside || !Array.isArray(list)) return undefined;
    const among = list.flatMap((value) => {
      const undone = undo(condition.left, { operator: "=", value }, around);
      return undone?.among ?? [];
    });
    return among.length > 0 ? { among } : undefined;
  }
  if (condition.is === "call" && condition.name === "regexp_like" && condition.of[0] && condition.of[1]) {
    const [left, right] = condition.of;
    return undo(left, { operator: "~", value: evaluate(right, around) }, around);
  }
  if (condition.is !== "operation" || condition.left === undefined) return undefined;
  const { operator, left, right } = condition;
  if (isChain(left, column) && !columnsIn(right).includes(column))
    return undo(left, { operator, value: evaluate(right, around) }, around);
  const turned = turns[operator];
  if (turned !== undefined && isChain(right, column) && !columnsIn(left).includes(column))
    return undo(right, { operator: turned, value: evaluate(left, around) }, around);
  return undefined;
}

function negated(one: Expression, column: string, around: Surroundings): Limits | undefined {
  if (one.is === "column" && one.name === column) return { among: [false] };
  if (one.is === "test" && one.of.is === "column" && one.of.name === column) {
    return one.for === "NULL" ? { isNull: false } : { among: [one.for !== "TRUE"] };
  }
  if (one.is === "operation" && one.operator === "<=>" && one.left) {
    const value = evaluate(one.right, around);
    if (one.left.is === "column" && one.left.name === column)
      return value === null ? { isNull: false } : { not: [value] };
  }
  return undefined;
}

const turns: Record<string, string> = {
  "=": "=",
  "<>": "<>",
  "<": ">",
  ">": "<",
  "<=": ">=",
  ">=": "<=",
  "<=>": "<=>",
};

/** Whether an expression is the column, or something of it that `undo` knows to undo. */
function isChain(one: Expression, column: string): boolean {
  if (one.is === "column") return one.name === column;
  if (one.is === "cast") return isChain(one.of, column);
  if (one.is === "call")
    return (
      one.of[0] !== undefined &&
      isChain(one.of[0], column) &&
      one.of.slice(1).every((each) => columnsIn(each).length === 0)
    );
  if (one.is !== "operation" || one.left === undefined) return false;
  const [left, right] = [columnsIn(one.left).includes(column), columnsIn(one.right).includes(column)];
  return left !== right && isChain(left ? one.left : one.right, column);
}

const lengths = /^(length|char_length|character_length|len|octet_length|datalength)$/;

function undo(one: Expression, bound: Bound, around: Surroundings): Limits | undefined {
  if (bound.value === null && bound.operator !== "<=>") return undefined;
  if (one.is === "column") return ofColumn(bound);
  if (one.is === "cast") return undo(one.of, bound, around);
  if (one.is === "call") return undoCall(one, bound, around);
  if (one.is !== "operation" || one.left === undefined) return undefined;
  const { left, right, operator } = one;
  const isLeft = isKnown(right, around);
  const known = evaluate(isLeft ? right : left, around);
  const inner = isLeft ? left : right;
  if (operator === "+") return undoWith("-", bound.value, known, bound.operator, inner, around);
  if (operator === "-")
    return isLeft
      ? undoWith("+", bound.value, known, bound.operator, inner, around)
      : undoWith("-", known, bound.value, turns[bound.operator], inner, around);
  if ((operator === "*" || (operator === "/" && isLeft)) && typeof known === "number" && known !== 0) {
    const turned = known > 0 ? bound.operator : turns[bound.operator];
    return undoWith(operator === "*" ? "/" : "*", bound.value, known, turned, inner, around);
  }
  return undefined;
}

function isKnown(one: Expression, around: Surroundings): boolean {
  try {
    evaluate(one, around);
    return true;
  } catch (error) {
    if (error instanceof Unknown) return false;
    throw error;
  }
}

function undoWith(
  operator: string,
  a: Value,
  b: Value,
  compares: string | undefined,
  inner: Expression,
  around: Surroundings,
) {
  const value = operated(operator, a, b);
  return value === undefined || compares === undefined ? undefined : undo(inner, { operator: compares, value }, around);
}

function undoCall(one: Extract<Expression, { is: "call" }>, bound: Bound, around: Surroundings): Limits | undefined {
  const [inner] = one.of;
  if (inner === undefined) return undefined;
  if (lengths.test(one.name) && typeof bound.value === "number") return lengthOf(bound.operator, bound.value);
  if (/^(upper|lower|ucase|lcase|btrim|trim|ltrim|rtrim)$/.test(one.name)) return undo(inner, bound, around);
  if (one.name === "coalesce" || one.name === "ifnull") {
    const found = undo(inner, bound, around);
    return found && { ...found, isNull: false };
  }
  if (/^(round|floor|ceil|ceiling|abs|trunc)$/.test(one.name)) return undo(inner, bound, around);
  return undefined;
}

function lengthOf(operator: string, value: number): Limits | undefined {
  if (operator === "=") return { length: { least: value, most: value } };
  if (operator === ">=") return { length: { least: value } };
  if (operator === ">") return { length: { least: value + 1 } };
  if (operator === "<=") return { length: { most: value } };
  if (operator === "<") return { length: { most: value - 1 } };
  return operator === "<>" && value === 0 ? { length: { least: 1 } } : undefined;
}

function ofColumn({ operator, value }: Bound): Limits | undefined {
  if (operator === "<=>") return value === null ? { isNull: true } : { among: [value] };
  if (operator === "=") return { among: [value] };
  if (operator === "<>") return { not: [value] };
  if (operator === "<" || operator === "<=") return { high: { value, open: operator === "<" } };
  if (operator === ">" || operator === ">=") return { low: { value, open: operator === ">" } };
  return typeof value === "string" ? { patterns: [{ operator, text: value }] } : undefined;
}

/** Both at once. */
export function both(a: Limits, b: Limits): Limits {
  const isNull = a.isNull ?? b.isNull;
  const low = further(a.low, b.low, 1);
  const high = further(a.high, b.high, -1);
  const among =
    a.among && b.among ? a.among.filter((one) => b.among!.some((other) => same(one, other))) : (a.among ?? b.among);
  const least = Math.max(a.length?.least ?? 0, b.length?.least ?? 0);
  const most = Math.min(a.length?.most ?? Infinity, b.length?.most ?? Infinity);
  const not = [...(a.not ?? []), ...(b.not ?? [])];
  const patterns = [...(a.patterns ?? []), ...(b.patterns ?? [])];
  return {
    ...(isNull !== undefined && { isNull }),
    ...(low && { low }),
    ...(high && { high }),
    ...(among && { among }),
    ...(not.length > 0 && { not }),
    ...((least > 0 || most < Infinity) && { length: { least, ...(most < Infinity && { most }) } }),
    ...(patterns.length > 0 && { patterns }),
  };
}

type End = { value: Value; open: boolean };

function further(a: End | undefined, b: End | undefined, sign: number): End | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const found = sign * (ordered(a.value) - ordered(b.value));
  return found > 0 ? a : found < 0 ? b : { value: a.value, open: a.open || b.open };
}

/** A bound as a number, of time in milliseconds; not a number for a text. */
export const ordered = (value: Value): number =>
  isMoment(value) ? value.at : typeof value === "number" || typeof value === "bigint" ? Number(value) : Number.NaN;

export const same = (a: Value, b: Value): boolean =>
  a === b ||
  (typeof a === "object" && JSON.stringify(a) === JSON.stringify(b)) ||
  (a !== null && b !== null && ordered(a) === ordered(b));
