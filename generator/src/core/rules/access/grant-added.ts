import { everybody } from "../support/granted.ts";
import { grantChanges, grantOf, newForEverybody } from "../support/grants.ts";
import { type Rule, verdict } from "../support/rule.ts";

export const grantAdded: Rule = {
  code: "grant-added",
  title: "Privilege granted",
  does: "gets more privileges",
  judge: (changes, _before, after) =>
    [...grantChanges(changes, after), ...newForEverybody(changes, after)]
      .filter(({ gained }) => gained.length > 0)
      .map((change) => {
        const { target, on, grantee, gained } = change;
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
