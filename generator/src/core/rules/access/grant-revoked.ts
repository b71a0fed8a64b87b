import { everybody, grantChanges, grantOf, withOption } from "../support/grants.ts";
import { doing, type Rule, verdict } from "../support/rule.ts";

export const grantRevoked: Rule = {
  code: "grant-revoked",
  title: "Privilege revoked",
  does: "loses privileges",
  judge: (changes, _before, after, { statements }) =>
    grantChanges(changes, after)
      // An owner has all of them.
      .filter(
        ({ target, grantee, lost }) =>
          lost.length > 0 && !statements.of(target).some(({ said }) => said.newOwner === grantee),
      )
      .map((change) => {
        const { target, on, grantee, lost } = change;
        const isEverybody = grantee === everybody;
        if (lost.every((privilege) => privilege.endsWith(withOption))) {
          const granted = lost.map((privilege) => privilege.slice(0, -withOption.length)).join(", ");
          const option = verdict(
            "risky",
            target,
            `${grantee} can no longer grant ${granted} on ${on} to others, though it keeps that privilege itself.`,
            `Make sure that ${grantee} grants it to nobody, or keep ${grantOf(change, lost, grantee)}.`,
          );
          return doing("loses the right to grant", option);
        }
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
