import type { Key } from "../model/constraint.ts";
import type { Partition, Partitioning, Table } from "../model/table.ts";
import type { KeyPart, TableIndex } from "../model/table-index.ts";
import { capital } from "../names/capital.ts";
import { spokenMany } from "../names/naming.ts";
import { anchorOf, badges, code, codes, join, optionCells, plain, tableSection, words } from "./cells.ts";
import type { Row, Section } from "./page.ts";

/** The shapes of documents that stand side by side in a collection, and the indexes that theirs are in. */
export function shapesSection({ shapes = [], columns: all, indexes }: Table): Section[] {
  const common = all.flatMap(({ name, presence }) => (presence === undefined || presence === "always" ? [name] : []));
  const inIndexes = (own: string[]) => {
    const has = new Set([...common, ...own]);
    return indexes.filter(({ key }) => key.every(({ column = "" }) => has.has(column))).map(({ name }) => name);
  };
  return tableSection(
    { id: "shapes", title: "Shapes" },
    ["Shape", `${capital(spokenMany("field"))} of its own`, "Found by index"],
    shapes.map(({ name, columns }, index) => ({
      anchor: anchorOf("shape", name ?? String(index + 1)),
      cells: [code(name ?? String(index + 1)), codes(columns), codes(inIndexes(columns))],
    })),
  );
}

/** Primary key and unique constraints. */
export function keysSection({ kind: owner, primaryKey, uniques }: Table): Section[] {
  const row = (kind: string) => (key: Key) => ({
    anchor: anchorOf(kind, key.name),
    cells: [
      code(key.name),
      plain(kind),
      codes(key.columns),
      codes(key.include ?? []),
      words(
        key.deferrable && `deferrable, ${key.deferrable}`,
        key.nullsNotDistinct && "nulls not distinct",
        key.withoutOverlaps && "without overlaps",
      ),
      plain(key.comment),
    ],
  });
  return tableSection(
    { id: "keys", title: "Keys" },
    [
      "Name",
      "Kind",
      capital(spokenMany(owner === "collection" ? "field" : "column")),
      "Includes",
      "Notes",
      "Description",
    ],
    [...(primaryKey ? [row("primary key")(primaryKey)] : []), ...uniques.map(row("unique"))],
  );
}

/** Checks and exclusions of a table; checks of a domain. */
export function checksSection({
  checks,
  exclusions = [],
}: Pick<Table, "checks"> & { exclusions?: Table["exclusions"] }): Section[] {
  const state = ({ validated, enforced, noInherit }: Table["checks"][number]) =>
    join(
      [
        badges(validated === false && "not validated"),
        badges(enforced === false && "not enforced"),
        plain(noInherit && "not inherited"),
      ],
      " ",
    );
  return tableSection(
    { id: "checks", title: "Checks" },
    ["Name", "Expression", "Notes", "Description"],
    [
      ...checks.map((check) => ({
        anchor: anchorOf("check", check.name),
        cells: [code(check.name), code(check.expression), state(check), plain(check.comment)],
      })),
      ...exclusions.map(({ name, definition, deferrable, comment }) => ({
        anchor: anchorOf("exclusion", name),
        cells: [code(name), code(definition), words(deferrable && `deferrable, ${deferrable}`), plain(comment)],
      })),
    ],
  );
}

export function indexesSection({ indexes }: { indexes: TableIndex[] }): Section[] {
  const rows = indexes.map((index) => ({
    anchor: anchorOf("index", index.name),
    cells: [
      code(index.name),
      codes(index.key.map(keyPart)),
      plain(index.unique ? `unique ${index.method}` : index.method),
      codes(index.include ?? []),
      code(index.predicate),
      join(
        [
          join(
            [badges(index.valid === false && "invalid"), words(index.nullsNotDistinct && "nulls not distinct")],
            " ",
          ),
          ...optionCells(index.options),
        ],
        ", ",
      ),
      plain(index.comment),
    ],
  }));
  const headings = ["Name", "Key", "Kind", "Includes", "Where", "Notes", "Description"];
  return tableSection({ id: "indexes", title: "Indexes" }, headings, rows);
}

const keyPart = ({ column, expression, direction, nulls, opclass, opclassOptions, collation, length }: KeyPart) =>
  [
    `${column ?? expression}${length === undefined ? "" : `(${length})`}`,
    collation && `collate ${collation}`,
    opclass,
    opclassOptions && `(${opclassOptions.join(", ")})`,
    direction,
    nulls && `nulls ${nulls}`,
  ]
    .filter(Boolean)
    .join(" ");

/** What the engine counts of columns together. */
export const statisticsSection = ({ statistics = [] }: Pick<Table, "statistics">): Section[] =>
  tableSection(
    { id: "statistics", title: "Extended statistics" },
    ["Name", "Of", "Target", "Description"],
    statistics.map(({ name, definition, target, comment }) => ({
      anchor: anchorOf("statistics", name),
      cells: [code(name), code(definition), plain(target === undefined ? undefined : String(target)), plain(comment)],
    })),
  );

export const policiesSection = ({ policies }: Table): Section[] =>
  tableSection(
    { id: "policies", title: "Row-level security policies" },
    ["Name", "For", "Roles", "Kind", "Rows seen", "Rows written", "Description"],
    policies.map((policy) => ({
      anchor: anchorOf("policy", policy.name),
      cells: [
        code(policy.name),
        plain(policy.command),
        codes(policy.roles),
        plain(policy.permissive ? "permissive" : "restrictive"),
        code(policy.using),
        code(policy.withCheck),
        plain(policy.comment),
      ],
    })),
  );

/** Partitions, each followed by the partitions of its own. */
export function partitionsSection({ schema, partitioning }: Table): Section[] {
  const row = (partition: Partition, depth: number): Row => ({
    anchor: anchorOf("partition", ...(partition.schema === schema ? [] : [partition.schema]), partition.name),
    cells: [
      [
        ...plain("↳ ".repeat(depth)),
        ...code(partition.schema === schema ? partition.name : `${partition.schema}.${partition.name}`),
      ],
      code(partition.bound),
      code(partition.partitioning && `${partition.partitioning.strategy} (${partition.partitioning.key})`),
      codes(ownNames(partition)),
      plain(partition.comment),
    ],
  });
  const rows = (parts: Partitioning | undefined, depth: number): Row[] =>
    (parts?.partitions ?? []).flatMap((partition) => [
      row(partition, depth),
      ...rows(partition.partitioning, depth + 1),
    ]);
  const headings = ["Partition", "Holds", "Partitioned by", "Of its own", "Description"];
  return tableSection({ id: "partitions", title: "Partitions", folded: true }, headings, rows(partitioning, 0));
}

/** Names of all that a partition has beside what it takes over from its parent; foreign keys are shown with the table's. */
const ownNames = ({ primaryKey, attachedIndexes = [], statistics = [], ...own }: Partition): string[] =>
  [
    ...[primaryKey ?? [], own.uniques, own.checks, own.exclusions, own.indexes, attachedIndexes, statistics],
    ...[own.triggers, own.policies],
  ]
    .flat()
    .map(({ name }) => name);
