import { sqlName, targetName } from "../../names/names.ts";
import type { Dialect } from "../dialect.ts";

type Effect = NonNullable<Dialect["optionEffect"]>;

/** What an option that a snapshot holds does to rows, replicas and calls (manual: CREATE TABLE, ALTER TABLE, CREATE FUNCTION). */
export const optionEffect: Effect = (change) => effects[change.option]?.(change);

const effects: Record<string, Effect> = {
  unlogged: ({ target, after }) => {
    const ofColumn = target.kind === "column";
    const name = ofColumn
      ? `The sequence of ${targetName(target)}`
      : target.parent
        ? `${target.kind} ${targetName(target)}`
        : targetName(target);
    if (target.kind === "sequence" || ofColumn) {
      return after
        ? {
            message: `${name} is UNLOGGED: after a crash of the server it begins anew, and gives numbers that are in use.`,
            advice: `Keep ${ofColumn ? "it" : name} LOGGED unless its numbers may repeat.`,
          }
        : undefined;
    }
    return after
      ? {
          message: `${name} is UNLOGGED: a crash of the server empties it, replicas and backups of the log don't have its rows, and every row is rewritten while nobody can read or write it.`,
          advice: `Keep ${name} LOGGED unless all of its rows can be made anew.`,
        }
      : {
          message: `${name} is LOGGED: every row is rewritten and sent to the replicas, and nobody can read or write it meanwhile.`,
          advice: `On a large table, create a new one, copy the rows in batches, then swap the names.`,
        };
  },
  replicaIdentity: ({ target, before, after }) => {
    if (target.parent && target.kind !== "partition") {
      const name = `${target.kind} ${targetName(target)}`;
      return {
        message: `${name} ${after ? "becomes" : "is no longer"} the replica identity of the table: subscribers of logical replication are sent other columns to find changed rows by.`,
        advice: `Make sure that each subscriber has a key on the columns that it is sent.`,
      };
    }
    const [name, words] = [
      `${target.parent ? `${target.kind} ` : ""}${targetName(target)}`,
      String(after ?? "default").toUpperCase(),
    ];
    const sent =
      { FULL: "all columns", NOTHING: "no columns", DEFAULT: "only the primary key" }[words] ?? "other columns";
    const refused =
      {
        FULL: ", which makes each UPDATE and DELETE write more",
        NOTHING: ", and UPDATE and DELETE fail while it is published",
        DEFAULT: ", and without a primary key, UPDATE and DELETE fail while it is published",
      }[words] ?? "";
    return {
      message: `The replica identity of ${name} is ${words} instead of ${String(before ?? "default").toUpperCase()}: subscribers of logical replication are sent ${sent} to find changed rows by${refused}.`,
      advice: `Make sure that ${name} is in no publication, or that each subscriber can find its rows by what it is sent.`,
    };
  },
  server: ({ target, before, after }) => ({
    message: `${targetName(target)} is on server ${sqlName(String(after))} instead of ${sqlName(String(before))}: the same queries read and write other rows.`,
    advice: `Compare the rows on both servers first.`,
  }),
  settings: ({ target, before, after }) => ({
    message: `${targetName(target)} runs with other settings (${words(after)} instead of ${words(before)}): names and values in it may mean others than before.`,
    advice: `Write names in it with their schemas, and test it with the new settings.`,
  }),
  strict: ({ target, after }) => ({
    message: `${targetName(target)} ${after ? "is STRICT: where an argument is NULL, it gives NULL, and its body does not run" : "is called where an argument is NULL, too: until now, it gave NULL then, and its body did not run"}.`,
    advice: `Test what it gives where an argument is NULL, and what its callers make of that.`,
  }),
  volatility: ({ target, before = "volatile", after = "volatile" }) => {
    const now = `${targetName(target)} is ${String(after).toUpperCase()} instead of ${String(before).toUpperCase()}`;
    const isTrusted = rank(after) > rank(before);
    // Between these two, only plans are made later; what needs an immutable one is told of by that.
    if (!isTrusted && after === "stable") return undefined;
    return isTrusted
      ? {
          message: `${now}: what it gives may be used again without calling it, ${after === "immutable" ? "also by plans and indexes that are kept" : "within a statement"}, and an INSERT, UPDATE or DELETE in it fails.`,
          advice: `Make sure that it writes nothing, and that it gives the same for the same arguments ${after === "immutable" ? "whatever is in tables, settings and the clock" : "during a whole statement"}.`,
        }
      : {
          message: `${now}: it is called for each row again, and a condition that compares a column with it can't use an index.`,
          advice: `Compare the plans of the queries that call it.`,
        };
  },
  storage: ({ target, before, after }) =>
    isVacuumOff(after) && !isVacuumOff(before)
      ? {
          message: `Autovacuum of ${targetName(target)} is off: dead rows stay, the table and its indexes grow, and its statistics grow old, until somebody runs VACUUM (ANALYZE).`,
          advice: `Keep it on, and limit its pace with autovacuum_vacuum_cost_delay where it is in the way.`,
        }
      : undefined,
  publishViaPartitionRoot: ({ target, after }) => ({
    message: `Publication ${targetName(target)} sends changes of partitions under the name of ${after ? "their table" : "each partition"}: subscribers that don't have it stop with an error.`,
    advice: `First create what subscribers need, and refresh their subscriptions with the change.`,
  }),
};

const words = (settings: unknown) => [settings ?? "none"].flat().join(", ");

const rank = (volatility: unknown) => ["volatile", "stable", "immutable"].indexOf(String(volatility));

const isVacuumOff = (storage: unknown) =>
  [storage ?? []].flat().some((each) => /^autovacuum_enabled=(f|false|off|no|n|0)$/i.test(String(each)));
