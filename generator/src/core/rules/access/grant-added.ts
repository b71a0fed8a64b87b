import { grantChanges } from "../support/grants.ts";
import { type Rule, verdict } from "../support/rule.ts";

/** What the grantee of a grant to everybody is called in the SQL standard. */
const everybody = "PUBLIC";

export const grantAdded: Rule = {
  code: "grant-added",
  title: "Privilege granted",
  judge: (changes) =>
    grantChanges(changes)
      .filter(({ gained }) => gained.length > 0)
      .map(({ target, on, grantee, gained }) =>
        grantee.toUpperCase() === everybody
          ? verdict(
              "risky",
              target,
              `Everybody who can connect gets ${gained.join(", ")} on ${on}, including roles created later.`,
              `Grant it to the roles that need it: GRANT ${gained.join(", ")} ON ${on} TO ….`,
            )
          : verdict(
              "safe",
              target,
              `${grantee} gets ${gained.join(", ")} on ${on}.`,
              `Check that ${grantee} needs it.`,
            ),
      ),
};
