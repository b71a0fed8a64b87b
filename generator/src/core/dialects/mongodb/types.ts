import type { TypeNames } from "../../inference/index.ts";

/** What documents and arrays are called, and a value that is none (MongoDB manual: BSON Types, aliases of `$type`). */
export const typeNames: TypeNames = { document: "object", array: "array", null: "null" };

/** Types that hold every value of another. */
const holders: Record<string, string[]> = {
  int: ["long", "double", "decimal"],
  long: ["decimal"],
  double: ["decimal"],
};

/** Whether a type holds all values of another. */
export const holdsAll = (to: string, from: string): boolean => holders[from]?.includes(to) ?? false;
