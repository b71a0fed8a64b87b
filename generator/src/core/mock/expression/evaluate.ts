import type { Expression } from "./expression.ts";
import { applied } from "./functions.ts";
import { operated } from "./operators.ts";
import { momentOf, spanOf, type Value } from "./value.ts";

/** What an expression can't be worked out for: a function or operator that nothing is known of. */
export class Unknown extends Error {}

/** What the names and the clock of an expression stand for. */
export type Surroundings = { column(name: string): Value; now: number };

/**
 * The value of an expression, NULL where SQL says so (three-valued logic: ISO 9075-2, 8.1). Throws Unknown for what is not known here.
 */
export function evaluate(one: Expression, around: Surroundings): Value {
  switch (one.is) {
    case "value":
      return one.value;
    case "number":
      return numberOf(one.digits);
    case "column":
      return around.column(one.name);
    case "list":
      return one.of.map((each) => evaluate(each, around));
    case "cast":
      return castTo(evaluate(one.of, around), one.type);
    case "call":
      return called(one, around);
    case "test":
      return tested(evaluate(one.of, around), one.for);
    case "not": {
      const value = truth(evaluate(one.of, around));
      return value === null ? null : !value;
    }
    case "and":
    case "or":
      return together(one.of, one.is === "or", around);
    case "case": {
      const taken = one.when.find(([condition]) => truth(evaluate(condition, around)) === true);
      return evaluate(taken ? taken[1] : one.otherwise, around);
    }
    case "each":
      return ofEach(one, around);
    case "operation": {
      const right = evaluate(one.right, around);
      const left = one.left === undefined ? undefined : evaluate(one.left, around);
      const found = operated(one.operator, left, right);
      if (found === undefined) throw new Unknown(one.operator);
      return found;
    }
  }
}

/** Digits as a number; as a bigint where a double would be another one. */
export const numberOf = (digits: string): number | bigint =>
  /^\d{16,}$/.test(digits) && !Number.isSafeInteger(Number(digits)) ? BigInt(digits) : Number(digits);

const truth = (value: Value): boolean | null =>
  typeof value === "number" || typeof value === "bigint"
    ? Number(value) !== 0
    : typeof value === "boolean"
      ? value
      : null;

function together(all: Expression[], decides: boolean, around: Surroundings): boolean | null {
  let unknown: Unknown | undefined;
  let found: boolean | null = !decides;
  for (const each of all) {
    try {
      const value = truth(evaluate(each, around));
      if (value === decides) return decides;
      if (value === null) found = null;
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      unknown = error; // another one may decide without it
    }
  }
  if (unknown) throw unknown;
  return found;
}

function tested(value: Value, word: "NULL" | "TRUE" | "FALSE"): boolean {
  if (word === "NULL") return value === null;
  return truth(value) === (word === "TRUE");
}

function ofEach({ operator, left, list, every }: Extract<Expression, { is: "each" }>, around: Surroundings): Value {
  const value = evaluate(left, around);
  const members = evaluate(list, around);
  if (members === null) return null;
  if (!Array.isArray(members)) throw new Unknown("a list that is none");
  let found: boolean | null = every;
  for (const member of members) {
    const said = operated(operator, value, member);
    if (said === undefined) throw new Unknown(operator);
    if (said === !every) return !every;
    if (said === null) found = null;
  }
  return found;
}

function called({ name, of }: Extract<Expression, { is: "call" }>, around: Surroundings): Value {
  if (name === "coalesce" || name === "ifnull" || name === "isnull") {
    for (const each of of) {
      const value = evaluate(each, around);
      if (value !== null) return value;
    }
    return null;
  }
  const found = applied(
    name,
    of.map((each) => evaluate(each, around)),
    around.now,
  );
  if (found === undefined) throw new Unknown(`${name}()`);
  return found;
}

/** A value as another type, as far as that matters to a comparison. */
function castTo(value: Value, type: string): Value {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((each) => castTo(each, type.replace(/\[\]$/, "")));
  const plain = type.toLowerCase();
  if (typeof value === "string") {
    if (/^(date|timestamp|datetime)/.test(plain)) return momentOf(value) ?? unknown(plain);
    if (/^interval/.test(plain)) return spanOf(value) ?? unknown(plain);
    if (/^(smallint|int|bigint|numeric|decimal|real|double|float|signed|unsigned|money)/.test(plain))
      return Number.isNaN(Number(value)) ? unknown(plain) : numberOf(value.trim());
    if (/^bool/.test(plain)) return /^(t|true|y|yes|on|1)$/i.test(value);
    return value;
  }
  if (typeof value === "object" && "at" in value)
    return plain === "date" ? { at: Math.floor(value.at / 86_400_000) * 86_400_000, day: true } : value;
  if (typeof value === "number" && /^(smallint|int|bigint|signed|unsigned)/.test(plain)) return Math.round(value);
  if (/^(text|char|varchar|character|nvarchar|nchar)/.test(plain)) return String(value);
  return value;
}

function unknown(type: string): never {
  throw new Unknown(`a text as ${type}`);
}
