import type { Routine } from "../../model/routine.ts";
import { routineName } from "../identity.ts";
import { modified, type Scope } from "../scope.ts";
import { compareGrants } from "./parts.ts";

const parts = new Set(["grants"]);

/** Two routines of the same name and signature. */
export function compareRoutines(before: Routine, after: Routine, scope: Scope): void {
  const owner = { schema: after.schema, parent: { kind: after.kind, name: routineName(after) } };
  modified(scope, "routine", { schema: after.schema, name: routineName(after) }, { before, after }, { except: parts });
  compareGrants(owner, before.grants, after.grants, scope);
}
