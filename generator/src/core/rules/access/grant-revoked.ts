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
          `${grantee} loses ${lost.join(", ")} on ${on}: what it does with it fails with "permission denied".`,
          `Make sure that nothing connects as ${grantee} for that any more, or keep GRANT ${lost.join(", ")} ON ${on} TO ${grantee}.`,
        ),
      ),
};
