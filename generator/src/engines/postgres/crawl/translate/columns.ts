import { usualEnds } from "../../../../core/dialects/postgres/sequence-ends.ts";
import type { Column } from "../../../../core/model/column.ts";
import { byText } from "../../../../core/names/by-text.ts";
import { qualifiedName } from "../../../../core/names/names.ts";
import type { Oid } from "../../session.ts";
import { foreignOptions } from "../foreign-options.ts";
import type { ColumnRow } from "../queries/columns.ts";
import type { ConstraintRow } from "../queries/constraints.ts";
import type { RelationRow } from "../queries/relations.ts";
import type { SequenceRow } from "../queries/types.ts";
import type { Catalog } from "./catalog.ts";
import { ownDependencies } from "./dependencies.ts";
import { optionsOf, translateGrants } from "./shared.ts";

const storages = { p: "plain", e: "external", m: "main", x: "extended" };
const compressions = { p: "pglz", l: "lz4" };

/** What differs from CREATE SEQUENCE's defaults (see the manual), given the type that is taken for granted. */
export function sequenceFacts(row: SequenceRow, usualType: string) {
  const descending = row.increment.startsWith("-");
  const { min, max } = usualEnds(row.type, descending);
  const start = descending ? row.max : row.min;
  return {
    ...(row.type !== usualType && { type: row.type }),
    ...(row.start !== start && { start: row.start }),
    ...(row.increment !== "1" && { increment: row.increment }),
    ...(row.min !== min && { min: row.min }),
    ...(row.max !== max && { max: row.max }),
    ...(row.cache !== "1" && { cache: row.cache }),
    ...(row.cycle && { cycle: true }),
  };
}

/** What the server calls one, whatever its table and column were called then: they keep it when these are renamed, also in a dump. */
const usualSequence = /_seq[0-9]*$/;

/** Of an unlogged table, they are unlogged since 15. */
function sequenceTail({ comment, acl, unlogged }: RelationRow, table: RelationRow | undefined) {
  const grants = translateGrants(acl);
  return {
    ...(comment !== undefined && { comment }),
    ...(grants.length > 0 && { grants }),
    ...(unlogged && !table?.unlogged && { options: { unlogged } }),
  };
}

/** The columns of a relation, in their order. */
export const translateColumns = (catalog: Catalog, relation: Oid): Column[] =>
  (catalog.columns.get(relation) ?? []).map((row) => translateColumn(catalog, row, sequenceOf(catalog, row)));

/** Of the sequences that go with a column, the one that it takes its numbers from. */
export function sequenceOf(catalog: Catalog, { relation, number, identity, default: code }: ColumnRow) {
  const owned = catalog.owned.get(relation)?.filter(({ column }) => column === number) ?? [];
  if (owned.length === 0) return undefined;
  if (identity) return owned.find(({ internal }) => internal);
  const named = owned.flatMap((sequence) => {
    const { schema, name } = catalog.relation.get(sequence.oid) ?? {};
    return schema === undefined || name === undefined ? [] : { sequence, name: qualifiedName(schema, name) };
  });
  const isUsed = (name: string) => code?.includes(`'${name.replaceAll("'", "''")}'`) === true;
  const [first] = named.sort((a, b) => byText(a.name, b.name));
  return (named.find(({ name }) => isUsed(name)) ?? first)?.sequence;
}

/** Of a NOT NULL constraint that has a comment or a name of its own, is not valid yet, or is not passed on to children. */
export const notNullOptions = (row: ConstraintRow | undefined) =>
  row && {
    notNullComment: row.comment,
    ...(row.is_local && {
      notNullName: usualNotNull.test(row.name) ? undefined : row.name,
      notNullState: row.validated ? undefined : "not valid",
      notNullNoInherit: row.no_inherit,
    }),
  };
const usualNotNull = /_not_null[0-9]*$/;

function translateColumn(catalog: Catalog, row: ColumnRow, sequence: SequenceRow | undefined): Column {
  const own = sequence && catalog.relation.get(sequence.oid);
  const { comment, collation } = row;
  const notNull = catalog.notNulls.get(row.relation)?.find(({ columns }) => columns?.[0] === row.number);
  const options = optionsOf({
    ...notNullOptions(notNull),
    storage: row.storage && storages[row.storage],
    compression: row.compression && compressions[row.compression],
    statistics: row.statistics,
    parameters: row.parameters,
    foreign: foreignOptions("foreign column", row.foreign_options),
    // It stays when the parent's goes.
    local: row.local,
  });
  return {
    name: row.name,
    type: row.type,
    nullable: !row.not_null,
    ...(comment !== undefined && { comment }),
    ...(row.default !== undefined && !row.generated && { default: row.default }),
    ...(row.generated && {
      generated: { expression: row.default ?? "", storage: row.generated === "v" ? "virtual" : "stored" },
    }),
    ...ownDependencies(catalog, row.relation, row.reads),
    ...(row.identity && {
      identity: {
        generation: row.identity === "a" ? ("always" as const) : ("by default" as const),
        ...(own && !usualSequence.test(own.name) && { name: own.name }),
        ...(sequence && sequenceFacts(sequence, row.type)),
        ...(own && sequenceTail(own, catalog.relation.get(row.relation))),
      },
    }),
    ...(sequence &&
      own &&
      !row.identity && {
        sequence: {
          schema: own.schema,
          name: own.name,
          ...sequenceFacts(sequence, row.type),
          ...sequenceTail(own, catalog.relation.get(row.relation)),
        },
      }),
    ...(collation && { collation }),
    ...(options && { options }),
    grants: translateGrants(row.acl),
  };
}
