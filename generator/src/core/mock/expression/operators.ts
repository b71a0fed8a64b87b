import { likeTest, regexTest } from "./text-tests.ts";
import { isMoment, isSpan, later, order, type Value } from "./value.ts";

const comparisons: Record<string, (order: number) => boolean> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** What an operator makes of values; undefined where nothing is known of it, or of it for these. */
export function operated(operator: string, left: Value | undefined, right: Value): Value | undefined {
  if (operator === "<=>") return left === null || right === null ? left === right : order(left!, right) === 0;
  if (left === null || right === null) return null;
  if (left === undefined) return operator === "-" ? negative(right) : undefined;
  const compare = comparisons[operator];
  if (compare) {
    const found = order(left, right);
    return found === undefined ? undefined : compare(found);
  }
  if (operator === "||" && (typeof left === "string" || typeof right === "string"))
    return `${said(left)}${said(right)}`;
  if (typeof left === "string" && typeof right === "string") return ofTexts(operator, left, right);
  if (operator === "%" || operator === "MOD") return ofNumbers("%", left, right);
  return ofMoments(operator, left, right) ?? ofNumbers(operator, left, right);
}

const said = (value: Value) => (Array.isArray(value) ? value.join(",") : String(value));

const negative = (value: Value): Value | undefined =>
  typeof value === "number" ? -value : typeof value === "bigint" ? -value : undefined;

function ofTexts(operator: string, left: string, right: string): boolean | undefined {
  if (operator === "LIKE" || operator === "~~") return likeTest(right, false)?.(left);
  if (operator === "ILIKE" || operator === "~~*") return likeTest(right, true)?.(left);
  if (operator === "!~~") return opposite(likeTest(right, false)?.(left));
  if (operator === "!~~*") return opposite(likeTest(right, true)?.(left));
  if (operator === "~" || operator === "REGEXP" || operator === "RLIKE")
    return regexTest(right, operator !== "~")?.(left);
  if (operator === "~*") return regexTest(right, true)?.(left);
  if (operator === "!~") return opposite(regexTest(right, false)?.(left));
  if (operator === "!~*") return opposite(regexTest(right, true)?.(left));
  return undefined;
}

const opposite = (found: boolean | undefined) => (found === undefined ? undefined : !found);

function ofMoments(operator: string, left: Value, right: Value): Value | undefined {
  const sign = operator === "+" ? 1 : operator === "-" ? -1 : undefined;
  if (sign === undefined) return undefined;
  if (isMoment(left) && isSpan(right)) return later(left, right, sign);
  if (isSpan(left) && isMoment(right) && sign === 1) return later(right, left, sign);
  if (isMoment(left) && typeof right === "number" && left.day)
    return { at: left.at + sign * right * 86_400_000, day: true };
  if (isMoment(left) && isMoment(right) && sign === -1) {
    const between = left.at - right.at;
    return left.day && right.day ? between / 86_400_000 : { months: 0, days: 0, milliseconds: between };
  }
  if (isSpan(left) && isSpan(right)) {
    return {
      months: left.months + sign * right.months,
      days: left.days + sign * right.days,
      milliseconds: left.milliseconds + sign * right.milliseconds,
    };
  }
  return undefined;
}

function ofNumbers(operator: string, left: Value, right: Value): number | undefined {
  const [a, b] = [asNumber(left), asNumber(right)];
  if (a === undefined || b === undefined) return undefined;
  if (operator === "+") return rounded(a + b);
  if (operator === "-") return rounded(a - b);
  if (operator === "*") return rounded(a * b);
  if (operator === "/") return b === 0 ? undefined : rounded(a / b);
  if (operator === "%") return b === 0 ? undefined : a % b;
  if (operator === "^") return a ** b;
  if (operator === "&") return Number(BigInt(a) & BigInt(b));
  return undefined;
}

const asNumber = (value: Value) => (typeof value === "number" || typeof value === "bigint" ? Number(value) : undefined);

/** Decimals are added as decimals: 0.1 + 0.2 is 0.3. */
const rounded = (value: number) => Number(value.toPrecision(15));
