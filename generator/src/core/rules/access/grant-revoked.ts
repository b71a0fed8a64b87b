import { everybody, grantChanges, grantOf } from "../support/grants.ts";
import { type Rule, verdict } from "../support/rule.ts";

export const grantRevoked: Rule = {
  code: "grant-revoked",
  title: "Privilege revoked",
  does: "loses privileges",
  judge: (changes, _before, after) =>
    grantChanges(changes, after)
      .filter(({ lost }) => lost.length > 0)
      .map((change) => {
        const { target, on, grantee, lost } = change;
        const isEverybody = grantee === everybody;
        return verdict(
          "breaking",
          target,
          `${isEverybody ? "Everybody" : grantee} loses ${lost.join(", ")} on ${on}: whatever needs that privilege fails with "permission denied"${isEverybody ? ", except for roles that hold it themselves" : ""}.`,
          isEverybody
            ? `First grant it to the roles that need it: ${grantOf(change, lost, "…")}.`
            : `Make sure that nothing connected as ${grantee} needs it any more, or keep ${grantOf(change, lost, grantee)}.`,
        );
      }),
};
