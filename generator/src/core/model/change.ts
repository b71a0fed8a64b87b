import { z } from "zod";
import type { Column } from "./column.ts";
import type { Grant } from "./common.ts";
import type { Check, Exclusion, ForeignKey, Key } from "./constraint.ts";
import type { CompositeType, Domain, EnumType, RangeType, Sequence } from "./data-type.ts";
import type {
  DefaultPrivilege,
  EventTrigger,
  Extension,
  ForeignServer,
  Namespace,
  ObjectKind,
  OtherObject,
  OwnFacts,
  Publication,
} from "./database.ts";
import type { ExtendedStatistics } from "./extended-statistics.ts";
import type { Routine } from "./routine.ts";
import type { ScheduledEvent } from "./scheduled-event.ts";
import type { Partition, Table } from "./table.ts";
import type { TableIndex } from "./table-index.ts";
import type { Policy, RewriteRule, Trigger } from "./trigger.ts";
import type { View } from "./view.ts";

/** What `before` and `after` of a change hold, by the kind of its target. */
export type Facts = {
  database: OwnFacts;
  schema: Namespace;
  extension: Extension;
  "event trigger": EventTrigger;
  server: ForeignServer;
  publication: Publication;
  /** It is nothing but its grants: where it comes or goes, these do. */
  "default privilege": DefaultPrivilege;
  "other object": OtherObject;
  table: Table;
  "foreign table": Table;
  collection: Table;
  view: View;
  "materialized view": View;
  sequence: Sequence;
  enum: EnumType;
  domain: Domain;
  "composite type": CompositeType;
  "range type": RangeType;
  routine: Routine;
  event: ScheduledEvent;
  column: Column;
  "primary key": Key;
  unique: Key;
  "foreign key": ForeignKey;
  check: Check;
  exclusion: Exclusion;
  index: TableIndex;
  statistics: ExtendedStatistics;
  trigger: Trigger;
  rule: RewriteRule;
  policy: Policy;
  partition: Partition;
  /** A value of an enum, and the value that it comes after (absent: it is the first). */
  "enum value": { name: string; after?: string | undefined };
  grant: Grant;
};
export type TargetKind = keyof Facts;

/** A finding may also be about a file of migrations; its name is its path from the root of the repository. */
export type SubjectKind = TargetKind | "migration" | "dump";
/** What a finding is about. */
export type Subject = Target<SubjectKind>;

/** The object that a part (column, index, grant, …) belongs to. */
export type Parent = { kind: ObjectKind | "schema" | "server" | "default privilege" | "other object"; name: string };

/** What a change is about. A routine's name is its name and signature: `f(integer)`; a grant's is its grantee. */
export type Target<K extends SubjectKind = TargetKind> = {
  kind: K;
  schema?: string | undefined;
  parent?: Parent | undefined;
  name: string;
};

/** Why a removed and an added thing are taken for one: what both have in common, a person's decision, or the engine's own id of both. */
export const evidence = z.enum([
  "type",
  "position",
  "neighbours",
  "keys",
  "dependents",
  "definition",
  "contents",
  "comment",
  "columns",
  "name",
  "decision",
  "identity",
]);
export type Evidence = z.infer<typeof evidence>;

type ChangeOf<K extends TargetKind> =
  | { op: "added"; target: Target<K>; after: Facts[K] }
  | { op: "removed"; target: Target<K>; before: Facts[K] }
  | { op: "modified"; target: Target<K>; changed: string[]; before: Facts[K]; after: Facts[K] }
  /** `target` is the new name; what else differs is a `modified` of its own under the new name. */
  | { op: "renamed"; target: Target<K>; from: Target<K>; before: Facts[K]; after: Facts[K]; evidence: Evidence[] };

/**
 * One fact about how two databases differ. An added or removed object is one change, whatever is in it; `changed` names
 * the properties of the facts that differ (`type`, `nullable`, …; `order` when only the order of columns does).
 */
export type Change = { [K in TargetKind]: ChangeOf<K> }[TargetKind];

/** Changes of one kind of target, for rules that judge just that. */
export type ChangeTo<K extends TargetKind, Op extends Change["op"] = Change["op"]> = Extract<ChangeOf<K>, { op: Op }>;
