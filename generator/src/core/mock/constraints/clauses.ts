import type { Expression } from "../expression/expression.ts";
import { operated } from "../expression/operators.ts";

/** Conditions of which each has to hold, one way or another: `ways` are conjunctions, one of which is enough. */
export type Clause = { ways: Expression[][] };

/** So many ways are looked at; a condition with more of them is one that is only tried. */
const mostWays = 64;

/** A condition as clauses. A condition that is NULL holds, too, as in a check (ISO 9075-2, 4.17.3). */
export function clausesOf(condition: Expression): Clause[] {
  const all = conjuncts(pushed(condition, false));
  return all.map((each) => ({ ways: waysOf(each) ?? [[each]] }));
}

const opposites: Record<string, string> = { "=": "<>", "<>": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">" };

/** A condition with NOT only where nothing else says it. */
function pushed(one: Expression, negated: boolean): Expression {
  if (one.is === "not") return pushed(one.of, !negated);
  if (one.is === "and" || one.is === "or") {
    const is = negated === (one.is === "and") ? "or" : "and";
    return { is, of: one.of.map((each) => pushed(each, negated)) };
  }
  if (one.is === "case") return pushed(asOr(one), negated);
  const counted = asTests(one);
  if (counted) return pushed(counted, negated);
  if (one.is === "each" && one.list.is === "list" && one.operator !== "=") {
    const of = one.list.of.map(
      (right): Expression => ({ is: "operation", operator: one.operator, left: one.left, right }),
    );
    return pushed({ is: one.every ? "and" : "or", of }, negated);
  }
  const alike = asAlike(one);
  if (alike) return pushed(alike, negated);
  if (!negated) return one;
  const opposite = one.is === "operation" && one.left !== undefined ? opposites[one.operator] : undefined;
  if (one.is === "operation" && opposite !== undefined) return { ...one, operator: opposite };
  if (one.is === "each" && one.list.is === "list" && one.operator === "=") {
    const of = one.list.of.map((right): Expression => ({ is: "operation", operator: "<>", left: one.left, right }));
    return { is: one.every ? "or" : "and", of };
  }
  return { is: "not", of: one };
}

/** CASE WHEN a THEN b ELSE c END, of conditions: a and b, or not a and c. */
function asOr({ when, otherwise }: Extract<Expression, { is: "case" }>): Expression {
  const before: Expression[] = [];
  const ways = when.map(([condition, value]): Expression => {
    const way: Expression = { is: "and", of: [...before, condition, value] };
    before.push({ is: "not", of: condition });
    return way;
  });
  return { is: "or", of: [...ways, { is: "and", of: [...before, otherwise] }] };
}

const isCondition = (one: Expression): boolean =>
  /^(test|not|and|or|each)$/.test(one.is) ||
  (one.is === "operation" && one.left !== undefined && one.operator in opposites);

/** Two conditions that are equal, or are not: both or none, or one of them. */
function asAlike(one: Expression): Expression | undefined {
  if (one.is !== "operation" || one.left === undefined || !/^(=|<>)$/.test(one.operator)) return undefined;
  const { left, right } = one;
  if (!isCondition(left) || !isCondition(right)) return undefined;
  const not = (of: Expression): Expression => ({ is: "not", of });
  const other = one.operator === "=" ? right : not(right);
  return {
    is: "or",
    of: [
      { is: "and", of: [left, other] },
      { is: "and", of: [not(left), not(other)] },
    ],
  };
}

/** `num_nonnulls(a, b) <= 1` and its like: which of them are NULL, in all ways that are meant. */
function asTests(one: Expression): Expression | undefined {
  if (one.is !== "operation" || one.left?.is !== "call" || one.right.is !== "number") return undefined;
  const { name, of } = one.left;
  if (!/^num_(non)?nulls$/.test(name) || of.length > 6) return undefined;
  const ways = Array.from({ length: 2 ** of.length }, (_, bits) => of.map((_each, at) => ((bits >> at) & 1) === 1));
  const fitting = ways.filter((nulls) => {
    const count = nulls.filter((isNull) => isNull === (name === "num_nulls")).length;
    return operated(one.operator, count, Number((one.right as { digits: string }).digits)) === true;
  });
  const test = (each: Expression, isNull: boolean): Expression =>
    isNull ? { is: "test", of: each, for: "NULL" } : { is: "not", of: { is: "test", of: each, for: "NULL" } };
  return {
    is: "or",
    of: fitting.map((nulls) => ({ is: "and", of: nulls.map((isNull, at) => test(of[at]!, isNull)) })),
  };
}

const conjuncts = (one: Expression): Expression[] => (one.is === "and" ? one.of.flatMap(conjuncts) : [one]);

/** The conjunctions of which a condition is made; undefined where there are too many. */
function waysOf(one: Expression): Expression[][] | undefined {
  if (one.is === "or") {
    const all = one.of.map(waysOf);
    return all.includes(undefined) ? undefined : limited(all.flat() as Expression[][]);
  }
  if (one.is !== "and") return [[one]];
  let found: Expression[][] = [[]];
  for (const each of one.of) {
    const ways = waysOf(each);
    if (ways === undefined || ways.length * found.length > mostWays) return undefined;
    found = found.flatMap((before) => ways.map((way) => [...before, ...way]));
  }
  return found;
}

const limited = (ways: Expression[][]) => (ways.length > mostWays ? undefined : ways);
