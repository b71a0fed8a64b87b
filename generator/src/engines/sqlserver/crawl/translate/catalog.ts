import type { Server } from "../../server.ts";
import type { Rows } from "../queries/index.ts";
import type { ObjectRow, SchemaRow } from "../queries/objects.ts";

/** The rows, found by what they belong to. */
export type Catalog = ReturnType<typeof indexCatalog>;

const groups = <Row, Key>(rows: Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> => Map.groupBy(rows, keyOf);
const byObject = <Row extends { object_id: number }>(rows: Row[]) => groups(rows, ({ object_id }) => object_id);
const one = <Row extends { object_id: number }>(rows: Row[]) => new Map(rows.map((row) => [row.object_id, row]));

/** What permissions and properties are of: an object, or the part of it with that number. */
export const placeKey = (kind: number, major: number, minor = 0): string => `${kind}:${major}:${minor}`;

export function indexCatalog(rows: Rows, server: Server) {
  const schemas = new Map(rows.schemas.map((row): [number, SchemaRow] => [row.schema_id, row]));
  return {
    ...{ rows, server, schemas },
    objects: new Map(rows.objects.map((row): [number, ObjectRow] => [row.object_id, row])),
    tables: one(rows.tables),
    views: one(rows.views),
    modules: one(rows.modules),
    sequences: one(rows.sequences),
    synonyms: one(rows.synonyms),
    columns: byObject(rows.columns),
    columnNames: new Map(rows.columns.map((row) => [placeKey(1, row.object_id, row.column_id), nameOfColumn(row)])),
    types: new Map(rows.types.map((row) => [row.user_type_id, row])),
    indexes: byObject(rows.indexes),
    indexColumns: groups(rows.indexColumns, (row) => placeKey(7, row.object_id, row.index_id)),
    fulltext: byObject(rows.fulltext),
    boundaries: groups(rows.boundaries, ({ function_id }) => function_id),
    foreignKeys: groups(rows.foreignKeys, ({ parent_object_id }) => parent_object_id),
    checks: groups(rows.checks, ({ parent_object_id }) => parent_object_id),
    parameters: byObject(rows.parameters),
    triggers: groups(
      rows.triggers.filter(({ parent_class }) => parent_class === 1),
      ({ parent_id }) => parent_id,
    ),
    principals: new Map(rows.principals.map(({ principal_id, name }) => [principal_id, name])),
    predicates: groups(rows.predicates, ({ target_object_id }) => target_object_id),
    permissions: groups(rows.permissions, (row) => placeKey(row.class, row.major_id, row.minor_id)),
    properties: groups(rows.properties, (row) => placeKey(row.class, row.major_id, row.minor_id)),
  };
}

/** The columns that the server makes for graphs have a number of 32 digits in their names, another one in every database. */
const nameOfColumn = ({ name, graph_type }: { name: string; graph_type?: number | undefined }): string =>
  graph_type === undefined ? name : name.replace(/_[0-9A-F]{32}$/i, "");

/** The schema and name of an object; undefined where it is none of those that are crawled. */
export function referenceTo({ objects, schemas }: Catalog, id: number): { schema: string; name: string } | undefined {
  const object = objects.get(id);
  const schema = object && schemas.get(object.schema_id);
  return object && schema ? { schema: schema.name, name: object.name } : undefined;
}

export const columnName = ({ columnNames }: Catalog, object: number, column: number): string =>
  columnNames.get(placeKey(1, object, column)) ?? `column ${column}`;

/** The columns of a table or view by their names, but for those that a graph has from the server. */
export const columnNames = ({ columns }: Catalog, object: number): string[] =>
  (columns.get(object) ?? []).flatMap(({ name, graph_type }) => (graph_type === undefined ? name : []));
