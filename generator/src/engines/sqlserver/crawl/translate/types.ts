import { nameSql } from "../../../../core/dialects/sqlserver/names.ts";
import type { Catalog } from "./catalog.ts";

type Typed = { user_type_id: number; max_length: number; precision: number; scale: number };
type WithXml = Typed & { xml_schema?: string | undefined; xml_collection?: string | undefined };

const ofBytes = /^(binary|varbinary|char|varchar)$/;
/** Two bytes a character (documentation: nchar and nvarchar). */
const ofCharacters = /^n(var)?char$/;
const ofSeconds = /^(datetime2|datetimeoffset|time)$/;

/** A type as scripts have it: `nvarchar(40)`, `decimal(10,2)`, `datetime2(7)`, `Application.Phone`. */
export function typeName(catalog: Catalog, row: WithXml): string {
  const type = catalog.types.get(row.user_type_id);
  if (type === undefined) return "unknown";
  if (type.is_user_defined) return `${nameSql(type.schema_name)}.${nameSql(type.name)}`;
  if (type.name === "xml" && row.xml_collection !== undefined)
    return `xml(${nameSql(row.xml_schema ?? "dbo")}.${nameSql(row.xml_collection)})`;
  return `${type.name}${sizeOf(type.name, row)}`;
}

function sizeOf(name: string, { max_length: length, precision, scale }: Typed): string {
  if (ofBytes.test(name)) return `(${length === -1 ? "max" : length})`;
  if (ofCharacters.test(name)) return `(${length === -1 ? "max" : length / 2})`;
  if (name === "decimal" || name === "numeric") return `(${precision},${scale})`;
  if (ofSeconds.test(name)) return `(${scale})`;
  // A head of eight bytes, and four for each number (documentation: vector).
  return name === "vector" && length > 8 ? `(${(length - 8) / 4})` : "";
}

/** The server's own type that a user's type is made of. */
export const baseOf = (catalog: Catalog, row: Typed & { system_type_id: number }): string =>
  typeName(catalog, { ...row, user_type_id: row.system_type_id });
