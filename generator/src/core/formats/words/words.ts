import type { Change, Facts, Target, TargetKind } from "../../model/change.ts";
import { formerName, kindWord, objectWords, sqlName, targetWords } from "../../names/names.ts";
import { summary } from "./facts-in-words.ts";
import { propertyWords } from "./property-words.ts";
import { sidesOf, withoutInvisible } from "./sides.ts";

/** One property before and after, in words; undefined: it is not there. */
export type Detail = { property: string; before?: string | undefined; after?: string | undefined };

/** A change in words: all that the renderers need, as plain text that is still to be escaped. */
export type Described = {
  mark: "+" | "-" | "~" | ">";
  /** `column shop.orders.total`. */
  what: string;
  /** The same below a heading that names its object: `column total`. */
  short: string;
  /** Of a renamed thing: its old name, and why it is taken for the same. */
  from?: string | undefined;
  because?: string | undefined;
  /** Of an added or removed thing: what it is. */
  summary?: string | undefined;
  /** Of a modified thing. */
  details: Detail[];
};

export function describe(change: Change): Described {
  const { target } = change;
  const named = { what: targetWords(target), short: shortWords(target) };
  const byDefault = ofDefaults(change);
  if (byDefault) return { mark: byDefault === "added" ? "+" : "-", ...named, summary: defaults, details: [] };
  switch (change.op) {
    case "added":
      return { mark: "+", ...named, summary: summaryOf(target.kind, change.after), details: [] };
    case "removed":
      return { mark: "-", ...named, summary: summaryOf(target.kind, change.before), details: [] };
    case "renamed": {
      const because = evidenceWords(change);
      return { mark: ">", ...named, from: formerName(change.from, target), because, details: [] };
    }
    case "modified":
      return { mark: "~", ...named, details: change.changed.map((name) => detail(name, change.before, change.after)) };
  }
}

const defaults = "what everybody may do by default";

/** Whether everybody came to have, or lost, what is not in the list of grants because everybody has it; undefined for all else. */
function ofDefaults(change: Change): "added" | "removed" | undefined {
  if (change.target.kind !== "grant") return undefined;
  const isNone = (facts: object) => "privileges" in facts && (facts.privileges as string[]).length === 0;
  if (change.op === "added" && isNone(change.after)) return "removed";
  return change.op === "removed" && isNone(change.before) ? "added" : undefined;
}

/** `same type, position, similar name`: why an object counts as renamed. */
function evidenceWords({ target, from, evidence }: Extract<Change, { op: "renamed" }>): string {
  if (evidence.includes("decision")) return "decided";
  if (evidence.includes("identity")) return "as the database itself says";
  const isSpeltAlike = evidence.includes("name") && from.name !== target.name;
  const same = evidence.filter((proof) => proof !== "name" || !isSpeltAlike);
  return [...(same.length > 0 ? [`same ${same.join(", ")}`] : []), ...(isSpeltAlike ? ["similar name"] : [])].join(
    ", ",
  );
}

/** `column shop.orders.total: type integer → bigint`: a change on one line. */
export function changeLine(change: Change): string {
  const { what, from, because, summary: text, details } = describe(change);
  if (change.op === "renamed") return `${what} renamed from ${from} (${because})`;
  if (change.op !== "modified")
    return `${what} ${ofDefaults(change) ?? change.op}${text ? `: ${text.replaceAll(/\s+/g, " ")}` : ""}`;
  const changes = details.map(({ property, before, after }) =>
    before?.includes("\n") || after?.includes("\n") ? property : `${property} ${before ?? "none"} → ${after ?? "none"}`,
  );
  return `${what}: ${changes.join("; ")}`;
}

/** The changes of one object together, in the order in which the objects come. */
export function byObject(changes: Change[]): { object: string; changes: Change[] }[] {
  const groups = Map.groupBy(changes, ({ target }) => objectWords(target));
  return [...groups].map(([object, members]) => ({ object, changes: members }));
}

function shortWords(target: Target): string {
  const { kind, parent, name } = target;
  if (!parent) return kindWord(target);
  if (kind === "enum value") return `${kind} '${name}'`;
  return `${kindWord(target)} ${kind === "grant" ? name : sqlName(name)}`;
}

function summaryOf(kind: TargetKind, facts: Facts[TargetKind]): string | undefined {
  return withoutInvisible(summary(kind, facts)) || undefined;
}

function detail(property: string, before: object, after: object): Detail {
  const [old, now] = sidesOf(property, before, after);
  return { property: propertyWords(property), before: old, after: now };
}
