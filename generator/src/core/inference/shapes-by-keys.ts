import type { DocumentShape } from "../model/table.ts";
import { byText } from "../names/by-text.ts";
import { sharedPart } from "./key-prefix.ts";
import { addGroup, type Group, groupOf, type Kinds } from "./kinds.ts";
import { presenceIn } from "./shape-presence.ts";
import type { Counts, Shapes } from "./shapes.ts";
import { decides } from "./shapes-by-field.ts";
import { presenceOf, reaches, sometimes } from "./stable.ts";

/** The kinds of documents that the prefixes of keys tell apart, each with the fields that it has and not all kinds have. */
export function shapesByKeys(
  { keys, byKeys }: Kinds,
  all: Counts,
  last: Shapes | null,
): (Shapes & { decided: number }) | undefined {
  const groups = new Map<string, Group>();
  const telling = new Set<string>();
  for (const [text, group] of byKeys ?? []) {
    const parts = text.split("\n").map((part, index) => {
      const key = keys[index];
      const shared = key ? sharedPart(key.prefixes, part) : "";
      if (key && shared !== "") telling.add(key.name);
      return shared;
    });
    addGroup(groupOf(groups, parts.filter(Boolean).join(" ")), group);
  }
  const isKeys = (last?.discriminator ?? []).some((field) => keys.some(({ name }) => name === field));
  const before = new Map(isKeys ? last?.shapes?.map((shape) => [shape.name ?? "", shape]) : []);
  const shapes = [...new Set([...groups.keys(), ...before.keys()])].sort(byText).flatMap((name): DocumentShape[] => {
    const group = groups.get(name);
    const old = before.get(name);
    const was = last && (old ? "rarely" : undefined);
    if (!presenceOf(group?.documents ?? 0, all.documents, was)) return [];
    const columns = columnsIn(group, old, all, last !== null);
    return [{ ...(name !== "" && { name }), columns, ...presenceIn({ group, columns, old }, all, last !== null) }];
  });
  if (shapes.length < 2) return undefined;
  const discriminator = keys.filter(({ name }) => telling.has(name) || (isKeys && last?.discriminator?.includes(name)));
  const told = new Set(shapes.flatMap(({ columns }) => columns));
  const decided = [...told].filter((name) => decides([...groups.values()], name, all.documents, undefined));
  return { discriminator: discriminator.map(({ name }) => name), shapes, decided: decided.length };
}

/** Fields that documents of a kind have, but for those that hardly any of them has. */
function columnsIn(group: Group | undefined, old: DocumentShape | undefined, all: Counts, again: boolean): string[] {
  const { documents, fields } = group ?? { documents: 0, fields: new Map<string, number>() };
  return [...all.fields.keys()].sort(byText).filter((name) => {
    const was = again && old ? old.columns.includes(name) : undefined;
    return documents === 0 ? was : reaches(sometimes, (fields.get(name) ?? 0) / documents, documents, was);
  });
}
