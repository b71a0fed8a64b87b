import type { SchemaObject } from "../model/database.ts";
import type { Table } from "../model/table.ts";
import type { View } from "../model/view.ts";

/** What holds rows of its own, or stands for those of another server. */
export const isTable = (object: SchemaObject): object is Table =>
  object.kind === "table" || object.kind === "foreign table" || object.kind === "collection";
export const isView = (object: SchemaObject): object is View =>
  object.kind === "view" || object.kind === "materialized view";
