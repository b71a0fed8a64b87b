import { targetName } from "../../names/names.ts";
import type { Dialect, OptionChange } from "../dialect.ts";

type Effect = NonNullable<Dialect["optionEffect"]>;

/** What an option of a collection or an index does to documents and queries (MongoDB manual: collMod). */
export const optionEffect: Effect = (change) => effects[change.option]?.(change);

const named = ({ target }: OptionChange) => `${target.kind} ${targetName(target)}`;
const less = ({ before, after }: OptionChange) =>
  typeof after === "number" && (typeof before !== "number" || after < before);

const effects: Record<string, Effect> = {
  expireAfterSeconds: (change) =>
    less(change)
      ? {
          message: `${named(change)} lets documents expire after ${change.after} seconds${change.before === undefined ? "" : ` instead of ${change.before}`}: those that are older are deleted at once, by tens of thousands where there are many.`,
          advice: "Look how many there are, and delete them in batches before.",
        }
      : undefined,
  hidden: (change) =>
    change.after === true
      ? {
          message: `${named(change)} is hidden: no query uses it any more, as if it were dropped.`,
          advice: "Check that no query needs it; it can be shown again at once.",
        }
      : undefined,
  size: (change) => (change.target.kind === "collection" ? cut(change, "bytes") : undefined),
  max: (change) => (change.target.kind === "collection" ? cut(change, "documents") : undefined),
  validationLevel: (change) =>
    change.before === "moderate" && change.after === undefined
      ? {
          message: `The validator of ${targetName(change.target)} now also checks updates of documents that did not satisfy it before: these fail.`,
          advice: "First look for documents that it refuses, and correct them.",
        }
      : undefined,
};

const cut = (change: OptionChange, what: string) =>
  less(change)
    ? {
        message: `${named(change)} keeps at most ${change.after} ${what}${change.before === undefined ? "" : ` instead of ${change.before}`}: its oldest documents are deleted.`,
        advice: "Copy the oldest documents first, if anything still needs them.",
      }
    : undefined;
