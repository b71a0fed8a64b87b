import type { Change, Target } from "../../model/change.ts";
import { objectName, sqlName } from "../../names/names.ts";
import { foreignKeyPairs } from "../support/foreign-keys.ts";
import { changesTo, type Rule, type Verdict, verdict } from "../support/rule.ts";

type When = "initially immediate" | "initially deferred" | undefined;

export const deferrabilityChanged: Rule = {
  code: "deferrability-changed",
  title: "Constraint checked at another time",
  does: "is checked at another time",
  judge: (changes) => pairs(changes).flatMap(({ target, from, to }) => judgePair(target, from, to)),
};

const pairs = (changes: Change[]) =>
  [...foreignKeyPairs(changes), ...changesTo(changes, "modified", "primary key", "unique", "exclusion")].map(
    ({ target, before, after }) => ({ target, from: before.deferrable, to: after.deferrable }),
  );

function judgePair(target: Target, from: When, to: When): Verdict[] {
  const name = `${target.kind} ${sqlName(target.name)} on ${objectName(target)}`;
  if (to === "initially deferred" && from !== to) {
    return [
      verdict(
        "risky",
        target,
        `${name} is checked when the transaction ends: a violation fails the COMMIT, no longer the statement that causes it.`,
        `Make sure that the application handles an error of COMMIT, or keep it INITIALLY IMMEDIATE.`,
      ),
    ];
  }
  if (from === undefined || from === to) return [];
  const onTheWay = "transactions that violate it temporarily, and put that right before they end, fail";
  const asked = `${target.kind === "foreign key" ? "" : "statements that swap values, and "}transactions that SET CONSTRAINTS … DEFERRED fail`;
  return [
    verdict(
      "breaking",
      target,
      `${name} is ${to === undefined ? "no longer deferrable" : "no longer deferred by default"}: ${from === "initially deferred" ? onTheWay : asked}.`,
      to === undefined
        ? `Keep it DEFERRABLE until no transaction relies on it.`
        : `Let the transactions that rely on it SET CONSTRAINTS ${sqlName(target.name)} DEFERRED first.`,
    ),
  ];
}
