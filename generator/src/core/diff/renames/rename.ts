import type { RenameDecision } from "../../model/annotation.ts";
import type { Change, Evidence, Target } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import type { SchemaObject } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import type { View } from "../../model/view.ts";
import { isTable, isView } from "../../names/kinds.ts";

/** A person's decision, as the annotation of `schema`.`object` (its new name) keeps it. */
export type Decision = RenameDecision & { schema: string; object: string };

export type Renamable = Table | View;
export type ObjectRename = { from: Renamable; to: Renamable; evidence: Evidence[] };
/** `table` is the one that the column belongs to afterwards. */
export type ColumnRename = { table: Table; from: Column; to: Column; evidence: Evidence[] };

export type RenamedChange = Extract<Change, { op: "renamed" }>;
/** Two names of one thing; with the change, unless the thing is in neither database: left out, or hidden in another. */
export type Rename = { from: Target; to: Target; change?: RenamedChange | undefined };

/** How the objects of two databases meet by their names. */
export type Pairs = {
  removed: SchemaObject[];
  added: SchemaObject[];
  /** Those on both sides that differ. */
  both: [before: SchemaObject, after: SchemaObject][];
};

export const isRenamable = (object: SchemaObject): object is Renamable => isTable(object) || isView(object);
