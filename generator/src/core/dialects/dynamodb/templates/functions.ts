type Data = Record<string, unknown>;

/** What a template's functions can ask. */
export type Scope = {
  /** Values of parameters, by their names; only those that have a default. */
  parameters: Map<string, unknown>;
  mappings: Data;
  conditions: Data;
  /** Hears of a condition that depends on what is known only where the template is deployed. */
  unclear(condition: string): void;
};

/** Longer than any name; a function in another, and so on, can make as much of a short text as it likes. */
const longest = 4_096;

/** What is left out, as `AWS::NoValue` has it. */
const noValue = "AWS::NoValue";

/**
 * A value of a template without functions. What is known only where it is deployed (an import, a parameter without a default, the region)
 * stays as `${name}`. (CloudFormation User Guide: Intrinsic function reference.)
 */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== undefined);
  if (!isData(value)) return value;
  const [[name = "", argument] = [], ...others] = Object.entries(value);
  if (others.length === 0 && name === "Ref") return reference(String(argument), scope);
  if (others.length === 0 && name.startsWith("Fn::")) return functionOf(name, argument, scope);
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, resolve(inner, scope)]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

const isData = (value: unknown): value is Data => typeof value === "object" && value !== null && !Array.isArray(value);
const unknown = `\${…}`;
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const textOf = (value: unknown): string =>
  (typeof value === "object" && value !== null ? unknown : String(value ?? "")).slice(0, longest);
const isKnown = (value: unknown): boolean => !/\$\{[^}]*\}/.test(textOf(value));

const reference = (name: string, { parameters }: Scope): unknown =>
  name === noValue ? undefined : parameters.has(name) ? parameters.get(name) : `\${${name}}`;

function functionOf(name: string, argument: unknown, scope: Scope): unknown {
  if (name === "Fn::If") {
    const [condition, then, otherwise] = listOf(argument);
    return resolve(holds(String(condition), scope) ? then : otherwise, scope);
  }
  if (name === "Fn::Sub") return substituted(argument, scope);
  if (name === "Fn::GetAtt") return `\${${listOf(argument).map(textOf).join(".")}}`;
  const parts = listOf(resolve(argument, scope));
  const [first, second, third] = parts;
  if (name === "Fn::Join") return listOf(second).map(textOf).join(textOf(first)).slice(0, longest);
  if (name === "Fn::Split") return isKnown(second) ? textOf(second).split(textOf(first)) : textOf(second);
  if (name === "Fn::Select") return Array.isArray(second) ? second[Number(first)] : textOf(second);
  if (name === "Fn::FindInMap") {
    const found = own(own(own(scope.mappings, first), second), third);
    return found === undefined ? `\${${parts.slice(0, 3).map(textOf).join(".").replace(/[${}]/g, "")}}` : found;
  }
  return `\${${name}}`;
}

const own = (data: unknown, name: unknown): unknown =>
  isData(data) && Object.hasOwn(data, textOf(name)) ? data[textOf(name)] : undefined;

/** `orders-${Stage}`, and values for names of its own. `${!Literal}` is none. */
function substituted(argument: unknown, scope: Scope): string {
  const [text, values] = listOf(argument);
  // Once each, however often it stands there: each may have as many of others in it.
  const given = new Map(isData(values) ? Object.entries(values).map(([name, of]) => [name, resolve(of, scope)]) : []);
  return textOf(text)
    .replace(/\$\{([^}]*)\}/g, (whole, name: string) => {
      if (name.startsWith("!")) return `\${${name.slice(1)}}`;
      const value = given.has(name) ? given.get(name) : reference(name.trim(), scope);
      return value === undefined ? whole : textOf(value);
    })
    .slice(0, longest);
}

/** Whether a condition of the template holds; one that nobody can know yet does, and is told. */
export function holds(name: string, scope: Scope): boolean {
  const answer = evaluate({ Condition: name }, scope, []);
  if (answer === undefined) scope.unclear(name);
  return answer ?? true;
}

/** Undefined where nobody can know. */
function evaluate(condition: unknown, scope: Scope, seen: string[]): boolean | undefined {
  if (!isData(condition)) return undefined;
  const [[name = "", argument] = []] = Object.entries(condition);
  if (name === "Condition") {
    const next = String(argument);
    return seen.includes(next) ? undefined : evaluate(own(scope.conditions, next), scope, [...seen, next]);
  }
  if (name === "Fn::Equals") {
    const [a, b] = listOf(argument).map((side) => resolve(side, scope));
    return isKnown(a) && isKnown(b) ? textOf(a) === textOf(b) : undefined;
  }
  const answers = listOf(argument).map((inner) => evaluate(inner, scope, seen));
  const [first] = answers;
  if (name === "Fn::Not") return first === undefined ? undefined : !first;
  const decides = name === "Fn::Or";
  if (name !== "Fn::And" && !decides) return undefined;
  if (answers.includes(decides)) return decides;
  return answers.includes(undefined) ? undefined : !decides;
}
