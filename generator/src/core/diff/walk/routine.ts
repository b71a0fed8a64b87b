import type { Routine } from "../../model/routine.ts";
import { routineName } from "../identity.ts";
import { modified, type Scope } from "../scope.ts";
import { compareGrants } from "./parts.ts";

const parts = new Set(["grants"]);
const partsAndBody = new Set(["grants", "body"]);
/** A body of the SQL standard, which the engine prints as it prints a view; any other is a text, which no rename changes. */
const printed = /^(RETURN|BEGIN ATOMIC)\b/;

/** Two routines of the same name and signature. */
export function compareRoutines(before: Routine, after: Routine, scope: Scope): void {
  const owner = { schema: after.schema, parent: { kind: after.kind, name: routineName(after) } };
  const [old, now] = [before.body ?? "", after.body ?? ""];
  const isSame = printed.test(old) && printed.test(now) && scope.sameText?.(old, now);
  const place = { schema: after.schema, name: routineName(after) };
  modified(scope, "routine", place, { before, after }, { except: isSame ? partsAndBody : parts });
  compareGrants(owner, before.grants, after.grants, scope);
}
