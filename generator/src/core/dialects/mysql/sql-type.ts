/** A type taken apart, as information_schema.COLUMN_TYPE prints it: `decimal(10,2) unsigned`, `enum('a','b')`. */
export type SqlType = {
  name: string;
  /** Length, or precision and scale; digits behind the second. */
  numbers: number[];
  /** Of an enum or set. */
  values: string[];
  unsigned: boolean;
};

const synonyms: Record<string, string> = {
  integer: "int",
  numeric: "decimal",
  dec: "decimal",
  fixed: "decimal",
  real: "double",
  "double precision": "double",
  bool: "tinyint",
  boolean: "tinyint",
  character: "char",
  geomcollection: "geometrycollection",
};

const value = /'(?:[^'\\]|''|\\.)*'/gs;

export function parseType(text: string): SqlType {
  const [, head = text, list, behind = ""] = /^([a-z0-9 ]+?) *(?:\((.*)\))?((?: [a-z ]+)?)$/is.exec(text) ?? [];
  const words = `${head}${behind}`.toLowerCase().split(" ").filter(Boolean);
  const name = words.filter((word) => !/^(unsigned|signed|zerofill)$/.test(word)).join(" ");
  const isList = name === "enum" || name === "set";
  return {
    name: synonyms[name] ?? name,
    numbers: isList ? [] : (list?.split(",").map(Number) ?? []),
    values: isList ? [...(list ?? "").matchAll(value)].map(([found]) => found) : [],
    // Filled up with zeros is unsigned, too (manual, 13.1.6 Numeric Type Attributes).
    unsigned: words.includes("unsigned") || words.includes("zerofill"),
  };
}

/** The number of a type's kind where it says none (manual, 13: the defaults). */
export const lengthOf = ({ name, numbers: [length] }: SqlType): number =>
  length ?? (name === "decimal" ? 10 : name === "char" || name === "binary" || name === "bit" ? 1 : 0);
