import type { Kind } from "../../../mock/kinds/kind.ts";
import { lengthOf, parseType } from "../sql-type.ts";

const bytes: Record<string, number> = { tinyint: 1, smallint: 2, mediumint: 3, int: 4, bigint: 8 };
const shapes = /^(geometry|point|linestring|polygon|multipoint|multilinestring|multipolygon|geometrycollection)$/;

function whole(size: number, unsigned: boolean): Kind {
  const half = size === 8 ? Number.MAX_SAFE_INTEGER : 2 ** (8 * size - 1) - 1;
  if (unsigned) return { is: "number", low: 0, high: size === 8 ? half : 2 * half + 1, scale: 0 };
  return { is: "number", low: -half - (size === 8 ? 0 : 1), high: half, scale: 0 };
}

/** The values of a type (manual, 13 Data Types; MariaDB, Data Types); undefined for one that nothing is known of. */
export function kindOf(printed: string): Kind | undefined {
  const type = parseType(printed);
  const { name, numbers, values, unsigned } = type;
  const [size, scale = 0] = numbers;
  if (name === "tinyint" && size === 1) return { is: "boolean" };
  if (Object.hasOwn(bytes, name)) return whole(bytes[name]!, unsigned);
  if (name === "decimal") {
    const digits = Math.min(lengthOf(type) - scale, 15 - scale);
    const high = Math.max(0, 10 ** digits - 10 ** -scale);
    return { is: "number", low: unsigned ? 0 : -high, high, scale };
  }
  if (name === "float" || name === "double") return { is: "float" };
  if (name === "bit") return { is: "bits", count: lengthOf(type), fixed: true };
  if (name === "year") return { is: "number", low: 1901, high: 2155, scale: 0 };
  if (name === "char" || name === "varchar") return { is: "text", most: lengthOf(type) };
  if (/^(tiny|medium|long)?text$/.test(name)) return { is: "text", ...(name === "tinytext" && { most: 63 }) };
  if (name === "binary" || name === "varbinary") return { is: "bytes", most: lengthOf(type) };
  if (/^(tiny|medium|long)?blob$/.test(name)) return { is: "bytes", ...(name === "tinyblob" && { most: 255 }) };
  if (name === "date") return { is: "moment", of: "date", zone: false };
  if (name === "datetime" || name === "timestamp") return { is: "moment", of: "timestamp", zone: false };
  if (name === "time") return { is: "moment", of: "time", zone: false };
  if (name === "enum" || name === "set") return { is: "choice", among: values.map(plain) };
  if (name === "json") return { is: "json" };
  if (name === "uuid") return { is: "uuid" };
  if (name === "inet4" || name === "inet6") return { is: "address", of: "inet" };
  return shapes.test(name) ? { is: "shape", name } : undefined;
}

const plain = (literal: string) => literal.slice(1, -1).replaceAll("''", "'").replace(/\\(.)/gs, "$1");
