import type { Kind } from "../../../mock/kinds/kind.ts";
import { parseType } from "../sql-type.ts";

const whole = (bytes: number): Kind => {
  const high = bytes === 8 ? Number.MAX_SAFE_INTEGER : 2 ** (8 * bytes - 1) - 1;
  return { is: "number", low: bytes === 8 ? -high : -high - 1, high, scale: 0 };
};

const plain: Record<string, Kind> = {
  smallint: whole(2),
  integer: whole(4),
  bigint: whole(8),
  real: { is: "float" },
  "double precision": { is: "float" },
  money: { is: "number", low: 0, high: 1e12, scale: 2 },
  boolean: { is: "boolean" },
  text: { is: "text" },
  name: { is: "text", most: 63 },
  '"char"': { is: "text", most: 1 },
  date: { is: "moment", of: "date", zone: false },
  "timestamp without time zone": { is: "moment", of: "timestamp", zone: false },
  "timestamp with time zone": { is: "moment", of: "timestamp", zone: true },
  "time without time zone": { is: "moment", of: "time", zone: false },
  "time with time zone": { is: "moment", of: "time", zone: true },
  interval: { is: "span" },
  uuid: { is: "uuid" },
  json: { is: "json" },
  jsonb: { is: "json" },
  xml: { is: "xml" },
  bytea: { is: "bytes" },
  inet: { is: "address", of: "inet" },
  cidr: { is: "address", of: "cidr" },
  macaddr: { is: "address", of: "macaddr" },
  macaddr8: { is: "address", of: "macaddr8" },
  tsvector: { is: "document", text: "search" },
  tsquery: { is: "document", text: "query" },
  jsonpath: { is: "document", text: "path" },
  oid: { is: "number", low: 1, high: 2 ** 31, scale: 0 },
  point: { is: "shape", name: "point" },
  line: { is: "shape", name: "line" },
  lseg: { is: "shape", name: "lseg" },
  box: { is: "shape", name: "box" },
  path: { is: "shape", name: "path" },
  polygon: { is: "shape", name: "polygon" },
  circle: { is: "shape", name: "circle" },
};

/** Types of extensions, which stand in any schema. */
const ofExtensions: Record<string, (size: number) => Kind> = {
  citext: () => ({ is: "text" }),
  ltree: () => ({ is: "document", text: "path of labels" }),
  hstore: () => ({ is: "document", text: "pairs" }),
  vector: (size) => ({ is: "vector", size }),
  halfvec: (size) => ({ is: "vector", size }),
  geometry: () => ({ is: "shape", name: "geometry" }),
  geography: () => ({ is: "shape", name: "geometry" }),
};

/** Names of what is in every database. */
const named = (...among: string[]): Kind => ({ is: "choice", among });
const catalog: Record<string, Kind> = {
  regclass: named("pg_class", "pg_type", "pg_proc"),
  regtype: named("integer", "text", "boolean"),
  regproc: named("now", "version"),
  regprocedure: named("now()", "version()"),
  regnamespace: named("pg_catalog", "public"),
  regrole: named("pg_monitor"),
  regconfig: named("simple"),
  pg_lsn: named("0/0", "16/B374D848"),
};

const ranges: Record<string, string> = {
  int4range: "integer",
  int8range: "bigint",
  numrange: "numeric",
  daterange: "date",
  tsrange: "timestamp without time zone",
  tstzrange: "timestamp with time zone",
};

/** The values of one of the language's own types (manual, 8 Data Types); undefined for those of a schema. */
export function kindOf(printed: string): Kind | undefined {
  const { name, arguments: sizes, array } = parseType(printed);
  const [size, scale] = sizes;
  if (array) {
    const of = kindOf(printed.slice(0, -2));
    return of && { is: "list", of };
  }
  const extension = ofExtensions[name.slice(name.lastIndexOf(".") + 1)];
  if (extension) return extension(size ?? 0);
  if (Object.hasOwn(plain, name)) return plain[name];
  if (Object.hasOwn(catalog, name)) return catalog[name];
  if (Object.hasOwn(ranges, name)) return { is: "range", of: kindOf(ranges[name]!)! };
  if (name === "character varying") return { is: "text", ...(size !== undefined && { most: size }) };
  if (name === "character") return { is: "text", most: size ?? 1, fixed: true };
  if (name === "bit" || name === "bit varying")
    return { is: "bits", count: size ?? (name === "bit" ? 1 : 32), fixed: name === "bit" };
  if (name === "numeric") return numeric(size, scale ?? 0);
  return undefined;
}

function numeric(precision: number | undefined, scale: number): Kind {
  if (precision === undefined) return { is: "number", low: -1e12, high: 1e12, scale: 2 };
  const digits = Math.min(precision - Math.max(scale, 0), 15 - Math.max(scale, 0));
  const step = 10 ** -Math.max(scale, 0);
  const high = Math.max(10 ** digits - step, 0);
  return { is: "number", low: -high, high, scale: Math.max(scale, 0) };
}
