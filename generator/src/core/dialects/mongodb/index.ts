import type { Dialect } from "../dialect.ts";
import { advice } from "./advice.ts";
import { optionEffect } from "./option-effects.ts";
import { script } from "./script.ts";
import { holdsAll } from "./types.ts";
import { validated } from "./validated.ts";

/** What MongoDB's shell and drivers speak: JSON rather than statements. No migration of it is SQL, so none is read. */
export const mongodb: Dialect = {
  name: "mongodb",
  quoted: (name) => JSON.stringify(name),
  naming: { name: (name) => name, option: (name) => name },
  types: {
    change: (from, to) => (holdsAll(to, from) ? "widened" : "narrowed"),
    holdsAnyText: (type) => type === "string",
    element: (printed) => printed,
    named: () => undefined,
  },
  rewrittenBy: () => undefined,
  keyMethod: "btree",
  highlighted: () => "javascript",
  words: { indexBuild: "its build reads the whole collection, but holds writers up only as it begins and ends" },
  optionEffect,
  validated,
  script,
  errors: {
    isAnswer: ({ code }) => code !== undefined && /^\d+$/.test(code),
    isAboutRows: ({ code }) => code === "11000" || code === "121",
    alreadyExists: ({ code }) => code === "48",
  },
  advice,
};
