import type { TypeNames } from "../../inference/index.ts";

/** The types of attributes, by the letters that requests and templates have for them (Developer Guide: Data type descriptors). */
const types: Record<string, string> = {
  ...{ S: "string", N: "number", B: "binary", BOOL: "boolean", NULL: "null", M: "map", L: "list" },
  ...{ SS: "string set", NS: "number set", BS: "binary set" },
};

export const isLetters = (text: string): boolean => Object.hasOwn(types, text);

export const attributeType = (letters: string): string => types[letters] ?? letters;

export const typeNames: TypeNames = { document: "map", array: "list", null: "null" };
