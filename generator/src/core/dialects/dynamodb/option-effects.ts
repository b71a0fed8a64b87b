import { objectName } from "../../names/names.ts";
import type { Dialect, OptionChange } from "../dialect.ts";

type Effect = NonNullable<Dialect["optionEffect"]>;

/** What a change of what is set on a table or an index does (Developer Guide). */
export const optionEffect: Effect = (change) => effects[change.option]?.(change);

const shown = ({ target }: OptionChange) => objectName(target);

const effects: Record<string, Effect> = {
  timeToLive: (change) => {
    const { before, after } = change;
    if (after === undefined)
      return {
        message: `Items of ${shown(change)} no longer expire: ${before} was the attribute with their time.`,
        advice: "Make sure that something else deletes them, or that they may stay and be paid for.",
      };
    const since = before === undefined ? "begin to expire" : `expire by another attribute than ${before}`;
    return {
      message: `Items of ${shown(change)} ${since}: each whose number in ${after} is a time in the past (seconds since 1970) is deleted, those that are there as well.`,
      advice: `First look for items whose ${after} is in the past, with a scan or in an export, and back the table up.${before === undefined ? "" : " Between switching one off and the other on, AWS makes you wait up to an hour."}`,
    };
  },
  stream: (change) => {
    const { before, after } = change;
    if (before === undefined) return undefined;
    return after === undefined
      ? {
          message: `The stream of ${shown(change)} is switched off: functions, replicas and pipelines that read it get no more changes, and those that they have not read yet are gone after 24 hours.`,
          advice: "First find what reads it (event source mappings, Kinesis and global tables), and move it elsewhere.",
        }
      : {
          message: `The stream of ${shown(change)} shows ${after} in the place of ${before}: it is a new stream, which those that read the old one do not know, and what they get has other images in it.`,
          advice: "Let them read the old one to its end, then give them the name of the new one.",
        };
  },
  deletionProtection: (change) =>
    change.after === undefined
      ? {
          message: `${shown(change)} is no longer protected from deletion: a call, or an update of its stack that replaces it, can delete it with all items.`,
          advice: "Leave it on, unless the table is to be deleted.",
        }
      : undefined,
  billingMode: (change) => ({
    message:
      change.after === "PROVISIONED"
        ? `${shown(change)} is paid by capacity that is provisioned: requests beyond it are throttled.`
        : `${shown(change)} is paid by request: nothing limits what its load costs.`,
    advice:
      change.after === "PROVISIONED"
        ? "Set capacity and auto scaling of the table and of each of its indexes from what it consumes now."
        : "Compare with what it consumes now, and set a maximum of requests (OnDemandThroughput).",
  }),
  tableClass: (change) => ({
    message: `${shown(change)} gets the class ${change.after ?? "STANDARD"} in the place of ${change.before ?? "STANDARD"}: ${
      change.after === undefined
        ? "storage costs more, and requests cost less"
        : "storage costs less, and requests cost more"
    }.`,
    advice: "Compare with what it stores and what is asked of it. A class can be changed twice in 30 days.",
  }),
};
