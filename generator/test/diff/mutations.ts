import type { z } from "zod";
import { look } from "./schema-walk.ts";

type Json = unknown;
/** Where a mutation was made, as property names and list positions, and what was done there. */
export type Mutation = {
  path: (string | number)[];
  what: "changed" | "absent" | "removed" | "added" | "reversed";
  value: Json;
};

/** Every value that differs from `value` (an example of the schema) in a single place. */
export function* mutations(schema: z.core.$ZodType, value: Json, path: Mutation["path"] = []): Generator<Mutation> {
  const node = look(schema);
  switch (node.type) {
    case "object": {
      const record = value as Record<string, Json>;
      for (const [name, property] of Object.entries(node.shape)) {
        if (!(name in record)) continue;
        const { [name]: old, ...others } = record;
        if (property.optional) yield { path: [...path, name], what: "absent", value: others };
        for (const inner of mutations(property.schema, old, [...path, name])) {
          yield { ...inner, value: { ...record, [name]: inner.value } };
        }
      }
      return;
    }
    case "array": {
      const list = value as Json[];
      yield { path, what: "reversed", value: list.toReversed() };
      const more = renamed(list[0]);
      // A database holds no two things of one name.
      if (list.length > 0 && !list.some((member) => nameOf(member) === nameOf(more)))
        yield { path: [...path, list.length], what: "added", value: [...list, more] };
      for (const [index, member] of list.entries()) {
        yield { path: [...path, index], what: "removed", value: list.toSpliced(index, 1) };
        for (const inner of mutations(node.element, member, [...path, index])) {
          yield { ...inner, value: list.with(index, inner.value) };
        }
      }
      return;
    }
    case "record": {
      const record = value as Record<string, Json>;
      yield { path, what: "changed", value: { ...record, third: "third" } };
      yield { path, what: "changed", value: { ...record, first: "other" } };
      return;
    }
    case "union":
      yield* mutations(fitting(node.options, value), value, path);
      return;
    case "choice": {
      const other = node.values.find((each) => each !== value);
      if (other !== undefined) yield { path, what: "changed", value: other };
      return;
    }
    case "string":
      yield { path, what: "changed", value: `${value} changed` };
      return;
    case "number":
      yield { path, what: "changed", value: Number(value) + 1 };
      return;
    case "boolean":
      yield { path, what: "changed", value: !value };
  }
}

/** A further member of a list that is like the first, but another one. */
function renamed(member: Json): Json {
  if (typeof member !== "object" || member === null) return `${member} too`;
  return { ...member, [keyOf(member)]: `${nameOf(member)} too`, ...("type" in member ? { type: "new" } : {}) };
}

const keyOf = (member: object) => ("grantee" in member ? "grantee" : "name");
const nameOf = (member: Json): Json =>
  typeof member === "object" && member !== null ? (member as Record<string, Json>)[keyOf(member)] : member;

/** The option of a union that the value is of: the one of the same kind. */
function fitting(options: readonly z.core.$ZodType[], value: Json): z.core.$ZodType {
  const kind = (value as { kind?: Json }).kind;
  const option = options.find((each) => {
    const node = look(each);
    const choice = node.type === "object" && node.shape.kind ? look(node.shape.kind.schema) : undefined;
    return choice?.type === "choice" && choice.values.some((name) => name === kind);
  });
  return option ?? options[0]!;
}
