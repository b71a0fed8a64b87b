import { parseType } from "./sql-type.ts";

/** `CAST` to a type, or what comes closest: few of the types of columns are targets of it (MySQL manual, 14.10 Cast Functions and Operators). */
export const cast = (expression: string, type: string): string => `CAST(${expression} AS ${targetOf(type)})`;

function targetOf(type: string): string {
  const { name, numbers, unsigned } = parseType(type);
  const sized = (target: string) => (numbers.length > 0 ? `${target}(${numbers.join(",")})` : target);
  if (/int$/.test(name)) return unsigned ? "UNSIGNED" : "SIGNED";
  if (/^(decimal|date|time|datetime)$/.test(name)) return sized(name.toUpperCase());
  if (name === "timestamp") return sized("DATETIME");
  if (name === "double" || name === "json") return name.toUpperCase();
  return /^(var)?(char|binary)$/.test(name)
    ? sized(name.replace("var", "").toUpperCase())
    : /blob$/.test(name)
      ? "BINARY"
      : "CHAR";
}
