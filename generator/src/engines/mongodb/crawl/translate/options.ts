import type { Options } from "../../../../core/model/common.ts";
import type { Session } from "../../session.ts";
import { printed } from "./printed.ts";

type Plain = Session["plain"];
type Given = Record<string, unknown>;

/** What stands at a name of what a server said, where that is an object. */
export const inside = (given: Given | undefined, name: string): Given | undefined => {
  const found = given?.[name];
  return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Given) : undefined;
};

/** What is said elsewhere, or is the same on no two servers (`version` of a collation is that of a library). */
const elsewhere = new Set([
  ...["validator", "viewOn", "pipeline", "timeseries", "clusteredIndex", "collation", "idIndex"],
  ...["changeStreamPreAndPostImages", "encryptedFields", "storageEngine", "indexOptionDefaults"],
]);

/** Where options are as the server has them without a word (MongoDB manual: create, Collation Document). */
const usual: Given = { validationLevel: "strict", validationAction: "error", flags: 1, autoIndexId: true };
const usualCollation: Given = {
  ...{ caseLevel: false, caseFirst: "off", strength: 3, numericOrdering: false, alternate: "non-ignorable" },
  ...{ maxVariable: "punct", normalization: false, backwards: false },
};

/** What a collection is, in the server's own words. */
export function optionsOf(given: Given, plain: Plain): Options | undefined {
  const series = inside(given, "timeseries");
  const clustered = inside(given, "clusteredIndex") !== undefined;
  const images = inside(given, "changeStreamPreAndPostImages")?.enabled === true;
  const encrypted = encryptedIn(inside(given, "encryptedFields"));
  return filled({
    ...scalars(
      Object.fromEntries(
        Object.entries(given).filter(([name, value]) => !elsewhere.has(name) && value !== usual[name]),
      ),
      plain,
    ),
    ...(clustered && { clustered: true }),
    ...(encrypted.length > 0 && { encryptedFields: encrypted }),
    ...(images && { changeStreamPreAndPostImages: true }),
    ...(series && scalars(withoutUsualSpan(series), plain)),
    ...collationOf(given),
  });
}

/** Fields that clients encrypt; the ids of their keys are those of one place. */
const encryptedIn = (given: Given | undefined): string[] =>
  (Array.isArray(given?.fields) ? (given.fields as Given[]) : []).map(({ path, bsonType }) => `${path}: ${bsonType}`);

/** The span of buckets follows from the granularity, unless somebody chose it. */
const withoutUsualSpan = (series: Given): Given =>
  "granularity" in series
    ? Object.fromEntries(Object.entries(series).filter(([name]) => !name.startsWith("bucket")))
    : series;

/** How texts are compared, where that is not by their bytes: what differs from how the locale does it. */
export function collationOf(given: Given): Options {
  const collation = inside(given, "collation");
  if (!collation || collation.locale === "simple") return {};
  const parts = Object.entries(collation)
    .filter(([name, value]) => name !== "version" && name !== "locale" && value !== usualCollation[name])
    .map(([name, value]) => `${name}: ${value}`);
  return { collation: [`locale: ${collation.locale}`, ...parts].join(", ") };
}

/** Options as a snapshot holds them: what is nested is a text. */
export function scalars(given: Given, plain: Plain): Options {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const one = plain({ value }) as { value: unknown };
      if (one.value === undefined || one.value === null) return [];
      const isPlain = ["string", "number", "boolean"].includes(typeof one.value);
      return [[name, isPlain ? (one.value as string) : printed(one.value)]];
    }),
  );
}

export const filled = (options: Options): Options | undefined =>
  Object.keys(options).length > 0 ? options : undefined;
