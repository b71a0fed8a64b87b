import type { Database } from "../model/database.ts";
import { byText } from "../names/by-text.ts";
import { databaseShape, type Shape } from "./shape.ts";

/**
 * The one form of a database: properties in the order of the model, lists without an order of their own sorted, absent
 * facts left out. The same structure gives the same bytes, whoever crawled it and in whatever order. `settle` gives code the one
 * form that its server prints it in.
 */
export const canonical = (database: Database, settle: (code: string) => string = (code) => code): Database =>
  arrange(databaseShape, database, settle) as Database;

type Plain = { [key: string]: unknown };

function arrange(shape: Shape, value: unknown, settle: (code: string) => string): unknown {
  switch (shape.is) {
    case "leaf":
      return shape.code ? settle(value as string) : value;
    case "record":
      return sortedRecord(value as Plain);
    case "list": {
      const list = (value as unknown[]).map((item) => arrange(shape.item, item, settle));
      return shape.order ? list.sort(shape.order) : list;
    }
    case "choice": {
      const chosen = shape.byKind.get(String((value as Plain).kind));
      return chosen ? arrange(chosen, value, settle) : value;
    }
    case "object": {
      const result: Plain = {};
      for (const { name, shape: inner, presence } of shape.properties) {
        const found = (value as Plain)[name];
        if (found === undefined) {
          if (presence === "default") result[name] = [];
          continue;
        }
        // Most of what there is: said here, it costs no call.
        if (inner.is === "leaf" && !inner.code && typeof found !== "object") {
          result[name] = found;
          continue;
        }
        const arranged = arrange(inner, found, settle);
        if (presence !== "sometimes" || !isEmpty(arranged)) result[name] = arranged;
      }
      return result;
    }
  }
}

function sortedRecord(record: Plain): Plain {
  const entries = Object.entries(record).filter(([key, value]) => key !== "__proto__" && !isEmpty(value));
  return Object.fromEntries(entries.sort(([a], [b]) => byText(a, b)));
}

/** Absent, or a list or record without anything in it. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === undefined;
  return Object.keys(value).length === 0;
}
