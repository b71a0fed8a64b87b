import type { Kind } from "../../../mock/kinds/kind.ts";
import { lengthOf, parseType, scaleOf } from "../sql-type.ts";

const whole = (low: number, high: number): Kind => ({ is: "number", low, high, scale: 0 });

const plain: Record<string, Kind> = {
  bit: { is: "boolean" },
  tinyint: whole(0, 255),
  smallint: whole(-32_768, 32_767),
  int: whole(-(2 ** 31), 2 ** 31 - 1),
  bigint: whole(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  money: { is: "number", low: -9e14, high: 9e14, scale: 2 },
  smallmoney: { is: "number", low: -214_748, high: 214_748, scale: 2 },
  float: { is: "float" },
  real: { is: "float" },
  text: { is: "text" },
  ntext: { is: "text" },
  xml: { is: "xml" },
  json: { is: "json" },
  image: { is: "bytes" },
  uniqueidentifier: { is: "uuid" },
  sql_variant: { is: "text", most: 100 },
  date: { is: "moment", of: "date", zone: false },
  time: { is: "moment", of: "time", zone: false },
  datetime: { is: "moment", of: "timestamp", zone: false },
  smalldatetime: { is: "moment", of: "timestamp", zone: false },
  datetime2: { is: "moment", of: "timestamp", zone: false },
  datetimeoffset: { is: "moment", of: "timestamp", zone: true },
  geography: { is: "shape", name: "geography" },
  geometry: { is: "shape", name: "geometry" },
  hierarchyid: { is: "shape", name: "hierarchyid" },
};

/** The values of a type (documentation: Data types); undefined for one of a schema, and for rowversion, which the engine gives. */
export function kindOf(printed: string): Kind | undefined {
  const type = parseType(printed);
  const { name } = type;
  if (Object.hasOwn(plain, name)) return plain[name];
  const most = lengthOf(type);
  if (/^n?(var)?char$/.test(name)) return { is: "text", ...(Number.isFinite(most) && { most }) };
  if (/^(var)?binary$/.test(name)) return { is: "bytes", ...(Number.isFinite(most) && { most }) };
  if (name !== "decimal") return undefined;
  const scale = scaleOf(type);
  const high = Math.max(0, 10 ** Math.min(most - scale, 15 - scale) - 10 ** -scale);
  return { is: "number", low: -high, high, scale };
}
