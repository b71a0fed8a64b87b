import type { Routine } from "../../model/routine.ts";
import { modified, type Scope } from "../scope.ts";
import { compareGrants } from "./parts.ts";

const parts = new Set(["grants"]);

/** A routine's name in a change: `f(integer)`, since overloads differ in their signature alone. */
export const routineName = ({ name, signature }: Routine): string => `${name}(${signature})`;

/** Two routines of the same name and signature. */
export function compareRoutines(before: Routine, after: Routine, scope: Scope): void {
  const owner = { schema: after.schema, parent: { kind: after.kind, name: routineName(after) } };
  modified(scope, "routine", { schema: after.schema, name: routineName(after) }, { before, after }, { except: parts });
  compareGrants(owner, before.grants, after.grants, scope);
}
