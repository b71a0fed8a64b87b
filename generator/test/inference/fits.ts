import type { Column } from "../../src/core/model/column.ts";
import { typeOf } from "./support.ts";

/** Whether a document is as the columns say: written without anything of the inference, to hold it against. */
export function fits(columns: Column[], document: object): boolean {
  const present = Object.keys(document);
  return (
    columns.every(({ name, presence }) => presence !== "always" || present.includes(name)) &&
    Object.entries(document).every(([name, value]) => {
      const column = columns.find((one) => one.name === name) ?? columns.find((one) => one.name === "<key>");
      return column !== undefined && fitsColumn(column, value);
    })
  );
}

function fitsColumn(column: Column, value: unknown): boolean {
  if (value === null && column.nullable) return true;
  return (column.types ?? [column.type]).some((type) => fitsType(type, column.fields ?? [], value));
}

function fitsType(type: string, fields: Column[], value: unknown): boolean {
  if (Array.isArray(value)) {
    if (!/^array(<|$)/.test(type)) return false;
    const items = type === "array" ? [] : alternatives(type.slice("array<".length, -1));
    return value.every((item) => items.some((one) => fitsType(one, fields, item)));
  }
  if (typeOf(value) !== "object") return typeOf(value) === type;
  return type === "object" && fits(fields, value as object);
}

/** `a | array<b | c>` has two. */
function alternatives(text: string): string[] {
  let depth = 0;
  return [...text]
    .reduce((all, sign) => {
      if (sign === "<") depth++;
      if (sign === ">") depth--;
      return all + (sign === "|" && depth === 0 ? "\n" : sign);
    }, "")
    .split("\n")
    .map((one) => one.trim());
}
