import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { qualifiedName, sqlName, targetName } from "../../names/names.ts";
import { givenBack } from "../support/in-time.ts";
import { tableOf } from "../support/lookup.ts";
import { changesTo, doing, type Rule, verdict, type Watch } from "../support/rule.ts";
import { byTable, keepsWritersOut, type Watched } from "../support/statements.ts";

export const rowSecurityChanged: Rule = {
  code: "row-security-changed",
  title: "Row-level security switched on or off",
  does: "has its row-level security changed",
  judge: (changes, _before, after) => [
    ...changesTo(changes, "modified", "table", "foreign table", "partition")
      .filter(
        ({ before: old, after: now }) =>
          old.rowSecurity !== now.rowSecurity || (!old.rowSecurityForced && now.rowSecurityForced),
      )
      .map(({ target, before: old, after: now }) => {
        const name = qualifiedName(now.schema, now.name);
        const { keepRowSecurity, forceRowSecurity, enableRowSecurity } = dialectOf(after.engine).advice;
        if (old.rowSecurity === now.rowSecurity) {
          return doing(
            "forces row-level security that is off",
            verdict(
              "risky",
              target,
              `Row-level security of ${name} is forced, but not enabled: it does nothing, and every role with SELECT sees all rows.`,
              `${enableRowSecurity?.(name) ?? "Enable it"}, too.`,
            ),
          );
        }
        if (now.rowSecurity === undefined) {
          return doing(
            "loses row-level security",
            verdict(
              "breaking",
              target,
              `Row-level security of ${name} is off: ${now.policies.length === 0 ? "" : "its policies no longer protect anything, and "}every role with SELECT sees all rows.`,
              keepRowSecurity?.(name) ?? "Keep it on, and widen a policy if a role needs more.",
            ),
          );
        }
        if (old.rowSecurity === "forced") {
          return doing(
            "exempts its owner from row-level security",
            verdict(
              "risky",
              target,
              `Row-level security of ${name} is no longer forced: its owner can read and write all rows.`,
              forceRowSecurity?.(name) ?? "Keep it forced if the application connects as the owner.",
            ),
          );
        }
        if (old.rowSecurity === "enabled") {
          return doing(
            "binds its owner to row-level security",
            verdict(
              "risky",
              target,
              `Row-level security of ${name} is forced: its owner, too, ${now.policies.length === 0 ? "sees no rows, because it has no policy" : "sees only what its policies allow"}.`,
              `Test with the role that owns the table which rows it sees and can write.`,
            ),
          );
        }
        const nobody =
          now.policies.length === 0
            ? "and because it has no policy, roles other than the owner see no rows"
            : "and other roles see only what its policies allow";
        return doing(
          "gets row-level security",
          verdict(
            "risky",
            target,
            `Row-level security of ${name} is ${now.rowSecurity}, ${nobody}.`,
            `Create the policies in the same transaction, and test with each role which rows it sees.`,
          ),
        );
      }),
    ...changesTo(changes, "modified", "table", "partition")
      .filter(({ changed, after: now }) => changed.includes("owner") && now.rowSecurity === "enabled")
      .map(({ target, after: now }) => exempted(target, now.owner ?? "", after)),
  ],
  watch: (watched, context) => [...offForAWhile(watched, context), ...ofNewOwner(watched, context)],
};

/** Switched off, and on again in another transaction: what the two databases don't show. */
const offForAWhile = (watched: Watched, { before, after, ...context }: Watch) =>
  watched.said.rowSecurity !== "off"
    ? []
    : byTable((watched.effects ?? []).filter(keepsWritersOut)).flatMap(({ target, effect: { root } }) => {
        const isAgain = ({ said, effects }: Watched) =>
          said.rowSecurity === "on" && effects?.some((effect) => effect.root === root) === true;
        const again = givenBack(watched, context, isAgain);
        const isProtected =
          target.kind === "table" && [before, after].every((side) => tableOf(side, target)?.rowSecurity !== undefined);
        if (!isProtected || !again) return [];
        const { file, line } = again.statement;
        return doing(
          "loses row-level security for a while",
          verdict(
            "breaking",
            target,
            `Row-level security of ${targetName(target)} is off until line ${line} of ${file} switches it on again, in another transaction: in between, every role with SELECT sees all rows.`,
            "Do both in one transaction, or let what needs all rows connect as a role with BYPASSRLS.",
          ),
        );
      });

const exempted = (target: Target, owner: string, { engine }: Database) =>
  doing(
    "exempts its new owner from row-level security",
    verdict(
      "risky",
      target,
      `${sqlName(owner)} owns ${targetName(target)} from then on, and its policies do not apply to the owner: that role can read and write all rows.`,
      dialectOf(engine).advice.forceRowSecurity?.(targetName(target)) ??
        "Keep it with a role that no application connects as.",
    ),
  );

const ofNewOwner = ({ said: { newOwner }, effects = [] }: Watched, { before, after }: Watch) =>
  newOwner === undefined
    ? []
    : byTable(effects.filter(keepsWritersOut))
        .filter(
          ({ target }) =>
            target.kind === "table" &&
            tableOf(before, target)?.rowSecurity === "enabled" &&
            tableOf(after, target)?.rowSecurity !== "forced",
        )
        .map(({ target }) => exempted(target, newOwner, after));
