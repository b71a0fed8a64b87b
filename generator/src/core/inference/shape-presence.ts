import type { DocumentShape } from "../model/table.ts";
import { byText } from "../names/by-text.ts";
import type { Group } from "./kinds.ts";
import type { Counts } from "./shapes.ts";
import { type Presence, presenceOf, reaches, sometimes } from "./stable.ts";

type Of = { group: Group | undefined; columns: string[]; old: DocumentShape | undefined };

/**
 * How often the documents of a shape have fields that not all documents of the collection have: each shape by itself, so that another
 * one that comes makes none of them rarer. What is in few of them is not told, and of what tells shapes apart only what is told of this one.
 */
export function presenceIn(
  { group, columns, old }: Of,
  all: Counts,
  again: boolean,
  telling: ReadonlySet<string> = new Set(),
): Pick<DocumentShape, "presence"> {
  const { documents, fields } = group ?? { documents: 0, fields: new Map<string, number>() };
  const presence: [string, Presence][] = [];
  for (const name of [...all.fields.keys()].sort(byText)) {
    const isOwn = columns.includes(name);
    if (!isOwn && telling.has(name)) continue;
    const was = old && presenceAmong(old, name);
    const now = shapePresence(fields.get(name) ?? 0, documents, was, again && old !== undefined);
    const told = isOwn || now !== "rarely" ? now : undefined;
    if (told !== undefined && !(isOwn && told === "always")) presence.push([name, told]);
  }
  return presence.length > 0 ? { presence: Object.fromEntries(presence) } : {};
}

/** How often the documents of a shape have a field that not all of its collection have; undefined where they don't. */
export function presenceAmong({ columns, presence = {} }: DocumentShape, name: string): Presence | undefined {
  if (Object.hasOwn(presence, name)) return presence[name];
  return columns.includes(name) ? "always" : undefined;
}

function shapePresence(count: number, n: number, was: Presence | undefined, again: boolean): Presence | undefined {
  if (n === 0) return was;
  if (was !== undefined) return presenceOf(count, n, was);
  return reaches(sometimes, count / n, n, again ? false : undefined) ? presenceOf(count, n, null) : undefined;
}
