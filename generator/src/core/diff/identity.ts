import type { SchemaObject } from "../model/database.ts";
import type { Routine } from "../model/routine.ts";

/** A routine's name in a change: `f(integer)`, since overloads differ in their signature alone. */
export const routineName = ({ name, signature }: Routine): string => `${name}(${signature})`;

/** An object's name in a change. */
export const shownName = (object: SchemaObject): string =>
  object.kind === "routine" ? routineName(object) : object.name;

/** What tells an object from all others of a database. */
export const identity = (object: SchemaObject): string => `${object.schema}\0${object.kind}\0${shownName(object)}`;
