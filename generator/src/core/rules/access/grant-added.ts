import { everybody } from "../support/granted.ts";
import { type GrantChange, grantChanges, grantOf, newForEverybody } from "../support/grants.ts";
import { type Rule, type Verdict, verdict } from "../support/rule.ts";

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
        return grantee.toUpperCase() === everybody
          ? verdict(
              "risky",
              target,
              `Everybody who can connect gets ${gained.join(", ")} on ${on}, including roles created later.`,
              `Grant it to the roles that need it instead: ${grantOf(change, gained, "…")}.`,
            )
          : verdict(
              "safe",
              target,
              `${grantee} gets ${gained.join(", ")} on ${on}.`,
              `Check that ${grantee} needs it.`,
            );
      }),
};

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
