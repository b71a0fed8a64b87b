/** A type as an engine prints it, taken apart: `timestamp(3) with time zone[]`. */
export type SqlType = {
  /** In the SQL standard's words: `character varying`, `timestamp with time zone`; anything else as it is written. */
  name: string;
  /** Length, or precision and scale. */
  arguments: number[];
  array: boolean;
};

const standardNames: Record<string, string> = {
  int: "integer",
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  varchar: "character varying",
  char: "character",
  bpchar: "character",
  "bit varying": "bit varying",
  varbit: "bit varying",
  decimal: "numeric",
  double: "double precision",
  float8: "double precision",
  float4: "real",
  bool: "boolean",
  timestamp: "timestamp without time zone",
  timestamptz: "timestamp with time zone",
  time: "time without time zone",
  timetz: "time with time zone",
};

/** Takes a type apart; a name in quotes is never one of the standard's. */
export function parseType(text: string): SqlType {
  const array = text.endsWith("[]");
  let end = text.length;
  while (text.endsWith("[]", end)) end -= 2;
  const [, base, list, suffix = ""] = /^([^"()]*)(?:\(([\d\s,-]+)\)((?: [a-z ]+)?))?$/.exec(text.slice(0, end)) ?? [];
  if (base === undefined) return { name: text, arguments: [], array };
  const name = `${base.trimEnd()}${suffix}`;
  return { name: standardNames[name] ?? name, arguments: list?.split(",").map(Number) ?? [], array };
}
