import type { Facts, TargetKind } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import type { ForeignKey, Key } from "../../model/constraint.ts";
import type { Table } from "../../model/table.ts";
import type { TableIndex } from "../../model/table-index.ts";
import type { Trigger } from "../../model/trigger.ts";
import type { View } from "../../model/view.ts";
import { counted } from "../../names/counted.ts";
import { qualifiedName, sqlName } from "../../names/names.ts";
import { spoken } from "../../names/naming.ts";
import { grantWords, keyWords, names, propertyValue } from "./property-words.ts";

/** What a thing is, in a line of words without its kind and name: `integer, not null, default 0`. May be empty. */
export function summary<K extends TargetKind>(kind: K, facts: Facts[K]): string {
  return summaries[kind](facts);
}

/** All types that were seen in documents, or the one that is declared. */
const typesOf = ({ type, types = [type] }: Pick<Column, "type" | "types">) => types.join(" | ");

const list = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join(", ");
const words = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join(" ");

/** Columns that are named where something is told of as a whole. */
const mostColumns = 12;

/** `id bigint, name text not null and 3 more columns` */
function columnsOf(
  columns: ({ name: string; nullable?: boolean | undefined } & Pick<Column, "type" | "types" | "presence">)[],
  one = "column",
): string {
  const shown = columns.slice(0, mostColumns).map(({ name, nullable, presence, ...of }) => {
    const often = presence === undefined ? nullable === false && "not null" : presence !== "always" && presence;
    return words(sqlName(name), typesOf(of), often);
  });
  const rest = columns.length - shown.length;
  if (columns.length === 0) return `no ${one}s`;
  return `${shown.join(", ")}${rest > 0 ? ` and ${counted(rest, `more ${one}`)}` : ""}`;
}

const table = ({ kind, columns, partitioning }: Table) =>
  words(
    columnsOf(columns, spoken(kind === "collection" ? "field" : "column")),
    partitioning && `partitioned by ${partitioning.strategy} (${partitioning.key})`,
  );
const view = ({ columns }: View) => columnsOf(columns);

const column = (facts: Column) =>
  list(
    typesOf(facts),
    facts.presence ?? (!facts.nullable && "not null"),
    facts.default !== undefined && `default ${facts.default}`,
    facts.generated && `generated as ${facts.generated.expression} ${facts.generated.storage}`,
    facts.identity && `identity ${facts.identity.generation}`,
    facts.collation !== undefined && `collate ${facts.collation}`,
  );

const key = ({ columns, include, nullsNotDistinct, withoutOverlaps, deferrable }: Key) =>
  words(
    `(${names(columns)}${withoutOverlaps ? " without overlaps" : ""})`,
    include && `include (${names(include)})`,
    nullsNotDistinct && "nulls not distinct",
    deferrable && `deferrable ${deferrable}`,
  );

const state = ({ validated, enforced }: { validated?: false | undefined; enforced?: false | undefined }) =>
  words(validated === false && "not valid", enforced === false && "not enforced");

const foreignKey = (facts: ForeignKey) =>
  words(
    `(${names(facts.columns)}) → ${propertyValue("references", facts)}`,
    facts.match && `match ${facts.match}`,
    facts.onUpdate && `on update ${facts.onUpdate}`,
    facts.onDelete && `on delete ${facts.onDelete}`,
    facts.deferrable && `deferrable ${facts.deferrable}`,
    state(facts),
  );

const index = ({ unique, method, key: parts, include, predicate, nullsNotDistinct, valid }: TableIndex) =>
  words(
    unique && "unique",
    method,
    `(${keyWords(parts)})`,
    include && `include (${names(include)})`,
    nullsNotDistinct && "nulls not distinct",
    predicate !== undefined && `where ${predicate}`,
    valid === false && "invalid",
  );

const trigger = ({ timing, events, level, routine, when, state: firing }: Trigger) =>
  words(
    `${timing} ${events.join(" or ")} for each ${level}`,
    when !== undefined && `when ${when}`,
    routine && `→ ${qualifiedName(routine.schema, routine.name)}`,
    firing,
  );

const summaries: { [K in TargetKind]: (facts: Facts[K]) => string } = {
  database: ({ engine }) => engine,
  schema: () => "",
  extension: ({ schema }) => (schema === undefined ? "" : `in ${qualifiedName(undefined, schema)}`),
  "event trigger": ({ event, routine }) => `on ${event} → ${qualifiedName(routine.schema, routine.name)}`,
  server: ({ wrapper }) => wrapper,
  publication: ({ operations, allTables }) => list(allTables && "all tables", operations.join(", ")),
  "default privilege": ({ grants }) => propertyValue("grants", { grants }) ?? "",
  "other object": ({ definition }) => definition,
  table,
  "foreign table": table,
  collection: table,
  view,
  "materialized view": view,
  sequence: ({ type }) => type ?? "",
  enum: ({ values }) => values.map((value) => `'${value}'`).join(", "),
  domain: ({ type, nullable, default: value }) =>
    list(type, !nullable && "not null", value !== undefined && `default ${value}`),
  "composite type": ({ columns }) => columnsOf(columns, "attribute"),
  "range type": ({ subtype }) => `of ${subtype}`,
  routine: ({ form, returns, language }) => list(form, returns !== undefined && `returns ${returns}`, language),
  event: ({ schedule, state }) => list(schedule, state),
  column,
  "primary key": key,
  unique: key,
  "foreign key": foreignKey,
  check: (facts) => words(facts.expression, state(facts)),
  exclusion: ({ definition }) => definition,
  index,
  statistics: ({ definition }) => definition,
  trigger,
  rule: ({ definition }) => definition,
  policy: ({ command, permissive, roles, using, withCheck }) =>
    words(
      `${permissive ? "permissive" : "restrictive"} for ${command} to ${roles.join(", ")}`,
      using !== undefined && `using (${using})`,
      withCheck !== undefined && `with check (${withCheck})`,
    ),
  partition: ({ bound }) => bound,
  "enum value": ({ after }) => (after === undefined ? "first" : `after '${after}'`),
  grant: grantWords,
};
