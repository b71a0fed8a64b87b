import { propertiesMarked } from "../model/marked.ts";

/** Whether two different texts (expressions, definitions) mean the same: they differ by a rename alone. */
export type SameText = (before: string, after: string) => boolean;

/** The properties that hold code in which names of tables and columns may stand. */
const code = propertiesMarked("code");

/** Those that follow from the rest. */
const derived = propertiesMarked("derived");

/** Those that not every snapshot has. */
const asked = propertiesMarked("asked");

/** Deep equality of JSON-safe values in which an absent property and an undefined one are the same, and derived ones don't count. Allocates nothing. */
export function equal(before: unknown, after: unknown, sameText?: SameText): boolean {
  if (before === after) return true;
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null) return false;
  if (Array.isArray(before)) {
    if (!Array.isArray(after) || before.length !== after.length) return false;
    for (let index = 0; index < before.length; index++) {
      if (!equal(before[index], after[index], sameText)) return false;
    }
    return true;
  }
  if (Array.isArray(after)) return false;
  const old = before as Record<string, unknown>;
  const now = after as Record<string, unknown>;
  let count = 0;
  for (const name in old) {
    const value = old[name];
    if (value === undefined || derived.has(name)) continue;
    if (!equalProperty(name, value, now[name], sameText)) return false;
    count++;
  }
  for (const name in now) if (now[name] !== undefined && !derived.has(name)) count--;
  return count === 0;
}

/** The names of the properties that differ, sorted; `except` those that are compared elsewhere. What only one side asked for is no difference. */
export function changedProperties(
  before: object,
  after: object,
  except: ReadonlySet<string>,
  sameText?: SameText,
): string[] {
  const old = before as Record<string, unknown>;
  const now = after as Record<string, unknown>;
  const changed: string[] = [];
  const isLeftOut = (name: string) =>
    except.has(name) || derived.has(name) || (asked.has(name) && (old[name] === undefined || now[name] === undefined));
  for (const name in old) {
    if (!isLeftOut(name) && !equalProperty(name, old[name], now[name], sameText)) changed.push(name);
  }
  for (const name in now) {
    if (!isLeftOut(name) && !(name in old) && now[name] !== undefined) changed.push(name);
  }
  return changed.sort();
}

function equalProperty(name: string, before: unknown, after: unknown, sameText?: SameText): boolean {
  if (equal(before, after, sameText)) return true;
  return (
    sameText !== undefined &&
    typeof before === "string" &&
    typeof after === "string" &&
    code.has(name) &&
    sameText(before, after)
  );
}
