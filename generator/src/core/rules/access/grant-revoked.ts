import type { Target } from "../../model/change.ts";
import { objectName } from "../../names/names.ts";
import { everybody, type Granted, grantedIn, isOfGrant, isOn } from "../support/granted.ts";
import { grantChanges, grantOf, withOption } from "../support/grants.ts";
import { givenBack } from "../support/in-time.ts";
import { doing, type Rule, verdict, type Watch } from "../support/rule.ts";
import type { Watched } from "../support/statements.ts";

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
        if (target.parent?.kind === "default privilege") {
          return verdict(
            "risky",
            target,
            `${isEverybody ? "Everybody" : grantee} no longer gets ${lost.join(", ")} on ${on}: what is there keeps its privileges, but whatever needs them on what is created from now on fails with "permission denied".`,
            "Grant it where such a thing is created, to the roles that need it.",
          );
        }
        if (lost.every((privilege) => privilege.endsWith(withOption))) {
          const granted = lost.map((privilege) => privilege.slice(0, -withOption.length)).join(", ");
          const option = verdict(
            "risky",
            target,
            `${grantee} can no longer grant ${granted} on ${on} to others, though it keeps that privilege itself.`,
            `Make sure that ${grantee} grants it to nobody, or keep ${grantOf(change, lost, grantee, after.engine)}.`,
          );
          return doing("loses the right to grant", option);
        }
        return verdict(
          "breaking",
          target,
          `${isEverybody ? "Everybody" : grantee} loses ${lost.join(", ")} on ${on}: whatever needs that privilege fails with "permission denied"${isEverybody ? ", except for roles that hold it themselves" : ""}.`,
          isEverybody
            ? `First grant it to the roles that need it: ${grantOf(change, lost, "…", after.engine)}.`
            : `Make sure that nothing connected as ${grantee} needs it any more, or keep ${grantOf(change, lost, grantee, after.engine)}.`,
        );
      }),
  watch: forAWhile,
};

/** Revoked, and granted again in another transaction. */
function forAWhile(watched: Watched, { before, after, ...context }: Watch) {
  const revoked = watched.said.granted;
  if (revoked?.verb !== "revoke") return [];
  const named = (one: Granted) => isOn(revoked, one);
  const now = new Map(
    grantedIn(after)
      .filter(named)
      .map((one) => [JSON.stringify([one.kind, one.schema, one.name]), one.grants]),
  );
  return grantedIn(before)
    .filter(named)
    .flatMap(({ kind, schema, name, grants }) =>
      grants.flatMap(({ grantee, privileges }) => {
        const target: Target = { kind: "grant", schema, parent: { kind, name }, name: grantee };
        const kept = now
          .get(JSON.stringify([kind, schema, name]))
          ?.find((each) => each.grantee === grantee)?.privileges;
        const isTaken = (privilege: string) => ["ALL", privilege].some((word) => revoked.privileges.includes(word));
        const lost = privileges.filter((each) => isTaken(each) && kept?.includes(each));
        const again = givenBack(
          watched,
          context,
          ({ said: { granted } }) => granted?.verb === "grant" && isOfGrant(granted, target),
        );
        if (lost.length === 0 || !isOfGrant(revoked, target) || !again) return [];
        const { file, line } = again.statement;
        return doing(
          "loses privileges for a while",
          verdict(
            "risky",
            target,
            `${grantee === everybody ? "Everybody" : grantee} loses ${lost.join(", ")} on ${objectName(target)} until line ${line} of ${file} grants it again, in another transaction: in between, whatever needs that privilege fails with "permission denied".`,
            "Revoke only what is not granted again, or do both in one transaction.",
          ),
        );
      }),
    );
}
