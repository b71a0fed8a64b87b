import type { Naming } from "../../names/naming.ts";
import type { Dialect } from "../dialect.ts";
import { madeAnew } from "./made-anew.ts";
import { optionEffect } from "./option-effects.ts";
import { script } from "./script.ts";

/** As the Developer Guide calls things. */
const naming: Naming = {
  name: (name) => name,
  words: { collection: "table", document: "item", field: "attribute" },
  option: (name) => options[name],
};
const options: Record<string, string> = { timeToLive: "time to live (TTL) attribute", stream: "stream view type" };

/** What there is of a language: the types of attributes, and templates that say which tables there are to be. */
export const dynamodb: Dialect = {
  name: "dynamodb",
  quoted: (name) => `"${name.replaceAll('"', '""')}"`,
  naming,
  types: {
    change: () => "narrowed",
    holdsAnyText: (type) => type === "string",
    element: (printed) => printed,
    named: () => undefined,
  },
  rewrittenBy: () => undefined,
  optionEffect,
  madeAnew,
  keyMethod: "primary",
  highlighted: () => "",
  words: { indexBuild: "others read and write the table meanwhile", indexMissing: "queries on it name it, and fail" },
  script,
  errors: { isAnswer: () => true, isAboutRows: () => false, alreadyExists: () => false },
  advice: {},
};
