import type { DocumentShape } from "../model/table.ts";
import { byText } from "../names/by-text.ts";
import { addGroup, type Group, groupOf } from "./kinds.ts";
import { presenceIn } from "./shape-presence.ts";
import type { Counts, Shapes } from "./shapes.ts";
import { reaches, sometimes } from "./stable.ts";

/**
 * The shapes that a field's values tell apart, each by the fields whose presence they decide, and how many those are. The
 * documents without the field are a group like those that have one value of it; groups with the same fields are one shape.
 */
export function shapesByField(
  field: string,
  valued: Group[],
  all: Counts,
  last: Shapes | null,
): { shapes: DocumentShape[]; decided: number } | undefined {
  const before = last?.discriminator?.includes(field) ? (last.shapes ?? []) : [];
  const told = new Set(before.flatMap(({ columns }) => columns));
  const groups = [...valued, ...without(valued, all)];
  const decided = [...all.fields.keys()].filter(
    (name) => name !== field && decides(groups, name, all.documents, last ? told.has(name) : undefined),
  );
  if (decided.length < (told.size > 0 ? 1 : 2)) return undefined;
  // A key that is another in each document tells documents apart, not kinds of them.
  const having = valued.reduce((sum, { documents }) => sum + documents, 0);
  if (told.size === 0 && having < 2 * valued.length) return undefined;

  const known = new Map(before.map((shape) => [keyOf(shape.columns.filter((name) => decided.includes(name))), shape]));
  const together = new Map<string, Group>([...known.keys()].map((key) => [key, { documents: 0, fields: new Map() }]));
  for (const group of groups) {
    const key = keyOf(decided.filter((name) => shareOf(group, name) >= 0.5));
    addGroup(groupOf(together, key), group);
  }
  const shapes = [...together]
    .sort(([a], [b]) => byText(a, b))
    .filter(([key, { documents }]) =>
      reaches(sometimes, documents / all.documents, all.documents, last ? known.has(key) : undefined),
    )
    .map(([key, group]): DocumentShape => {
      const columns = JSON.parse(key) as string[];
      const of = { group, columns, old: known.get(key) };
      return { columns, ...presenceIn(of, all, last !== null, new Set([...decided, field])) };
    });
  return shapes.length > 1 ? { shapes, decided: decided.length } : undefined;
}

const keyOf = (fields: string[]) => JSON.stringify([...fields].sort(byText));
const shareOf = ({ documents, fields }: Group, name: string) => (fields.get(name) ?? 0) / documents;

/** The group of the documents that have no value of the field, where there are some. */
function without(groups: Group[], all: Counts): Group[] {
  const rest: Group = { documents: all.documents, fields: new Map(all.fields) };
  for (const { documents, fields } of groups) {
    rest.documents -= documents;
    for (const [name, times] of fields) rest.fields.set(name, (rest.fields.get(name) ?? 0) - times);
  }
  return rest.documents > 0 ? [rest] : [];
}

/**
 * Whether nearly every document is in a group in which nearly all have a field or hardly any has it, and there are groups of
 * both sorts. `was`: whether that was so before, undefined where it is not known.
 */
export function decides(groups: Group[], name: string, documents: number, was: boolean | undefined): boolean {
  const not = was === undefined ? undefined : !was;
  let having = 0;
  let lacking = 0;
  for (const group of groups) {
    const share = shareOf(group, name);
    if (share >= 0.5 && reaches(1 - sometimes, share, group.documents, was)) having += group.documents;
    if (share < 0.5 && !reaches(sometimes, share, group.documents, not)) lacking += group.documents;
  }
  return (
    reaches(1 - sometimes, (having + lacking) / documents, documents, was) &&
    [having, lacking].every((count) => reaches(sometimes, count / documents, documents, was))
  );
}
