import { grantChanges } from "../support/grants.ts";
import { type Rule, verdict } from "../support/rule.ts";

export const grantRevoked: Rule = {
  code: "grant-revoked",
  title: "Privilege revoked",
  judge: (changes) =>
    grantChanges(changes)
      .filter(({ lost }) => lost.length > 0)
      .map(({ target, on, grantee, lost }) =>
        verdict(
          "breaking",
          target,
          `${grantee} loses ${lost.join(", ")} on ${on}: whatever needs that privilege fails with "permission denied".`,
          `Make sure that nothing connected as ${grantee} needs it any more, or keep GRANT ${lost.join(", ")} ON ${on} TO ${grantee}.`,
        ),
      ),
};
