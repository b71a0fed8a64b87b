import { byName } from "../../../../core/dialects/mongodb/names.ts";
import type { Reference } from "../../../../core/model/common.ts";
import type { View } from "../../../../core/model/view.ts";
import { byText } from "../../../../core/names/by-text.ts";
import type { Session } from "../../session.ts";
import type { CollectionRow } from "../catalog.ts";
import { collationOf, filled } from "./options.ts";
import { printed } from "./printed.ts";

/** A view, as its definition in the shell, which says also what it is of. */
export function translateView(schema: string, { name, options = {} }: CollectionRow, plain: Session["plain"]): View {
  const { pipeline } = plain({ pipeline: options.pipeline ?? [] }) as { pipeline: unknown[] };
  const of = String(options.viewOn);
  const reads = [...new Set([of, ...readBy(pipeline)])].sort(byText);
  const own = filled(collationOf(options));
  return {
    ...{ kind: "view", schema, name, columns: [], definition: `${byName(of)}.aggregate(${printed(pipeline)})` },
    dependsOn: reads.map((one): Reference => ({ schema, name: one })),
    ...{ indexes: [], triggers: [], rules: [], grants: [] },
    ...(own && { options: own }),
  };
}

/** Collections that stages of a pipeline join, also those of pipelines within. */
function readBy(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(readBy);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const isJoin = name === "$lookup" || name === "$graphLookup" || name === "$unionWith";
    const from = isJoin ? (typeof part === "string" ? part : (part?.from ?? part?.coll)) : undefined;
    return [...(typeof from === "string" ? [from] : []), ...readBy(part)];
  });
}
