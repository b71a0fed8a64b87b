import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { qualifiedName } from "../../names/names.ts";
import { partitionsIn, partitionTarget } from "../../names/partitions.ts";
import { everybody } from "../support/granted.ts";
import { type GrantChange, grantChanges, grantOf, newForEverybody, withOption } from "../support/grants.ts";
import { tableOf } from "../support/lookup.ts";
import { type Rule, type Verdict, verdict } from "../support/rule.ts";

const rowPrivileges = /^(SELECT|INSERT|UPDATE|DELETE)\b/;

export const grantAdded: Rule = {
  code: "grant-added",
  title: "Privilege granted",
  does: "gets more privileges",
  judge: (changes, _before, after) =>
    [...grantChanges(changes, after), ...newForEverybody(changes, after)]
      .filter(({ gained }) => gained.length > 0)
      .map((change) => {
        const { target, on, grantee, gained } = change;
        if (target.parent?.kind === "default privilege") return ofDefaults(change);
        const past = gained.some((privilege) => rowPrivileges.test(privilege)) && policiesPassed(target, after);
        if (past) {
          return verdict(
            "risky",
            target,
            `${grantee} gets ${gained.join(", ")} on ${on}, a partition: the row-level policies of ${past} apply to queries that name ${past}, not to those that name ${on}.`,
            `Grant it on ${past} alone, or give ${on} row-level security and policies of its own.`,
          );
        }
        const passing = gained.filter((privilege) => privilege.endsWith(withOption));
        if (passing.length > 0 && grantee.toUpperCase() !== everybody) {
          return verdict(
            "risky",
            target,
            `${grantee} gets ${gained.join(", ")} on ${on}: it decides from then on who else has that, and may give it to every role.`,
            `Grant it without the option to the roles that need it: ${grantOf(
              change,
              passing.map((privilege) => privilege.replace(withOption, "")),
              "…",
              after.engine,
            )}.`,
          );
        }
        return grantee.toUpperCase() === everybody
          ? verdict(
              "risky",
              target,
              `Everybody who can connect gets ${gained.join(", ")} on ${on}, including roles created later.`,
              `Grant it to the roles that need it instead: ${grantOf(change, gained, "…", after.engine)}.`,
            )
          : verdict(
              "safe",
              target,
              `${grantee} gets ${gained.join(", ")} on ${on}.`,
              `Check that ${grantee} needs it.`,
            );
      }),
};

/** The table whose policies don't hold for who names its partition. */
function policiesPassed(target: Target, after: Database): string | undefined {
  const table = target.kind === "partition" ? tableOf(after, target) : undefined;
  if (table?.rowSecurity === undefined) return undefined;
  const own = partitionsIn(table.partitioning).find((each) => partitionTarget(table, each).name === target.name);
  return own && own.rowSecurity === undefined ? qualifiedName(table.schema, table.name) : undefined;
}

/** What things get as soon as they are created. */
const ofDefaults = ({ target, on, grantee, gained }: GrantChange): Verdict =>
  grantee === everybody
    ? verdict(
        "risky",
        target,
        `Everybody who can connect gets ${gained.join(", ")} on all ${on} as soon as they are created, including roles created later.`,
        "Grant it to the roles that need it instead, or only on what is for everybody, where that is created.",
      )
    : verdict(
        "safe",
        target,
        `${grantee} gets ${gained.join(", ")} on all ${on} as soon as they are created.`,
        `Check that ${grantee} needs it on all that will be created.`,
      );
