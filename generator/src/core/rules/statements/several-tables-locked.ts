import { targetName } from "../../names/names.ts";
import { heldMeanwhile, lockedTogether, transactionOf, workOf } from "../support/held.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { byTable } from "../support/statements.ts";

export const severalTablesLocked: Rule = {
  code: "several-tables-locked",
  title: "Several tables locked in one transaction",
  does: "is locked along with others",
  watch(watched, context) {
    const transaction = transactionOf(watched, context);
    const together = lockedTogether(transaction);
    if (together?.at !== watched) return [];
    const { tables, areBoth } = together;
    const [first, second] = byTable(tables).map(({ target }) => target);
    if (!first || !second) return [];
    const isOne = ({ root }: { root: string }) => tables.some((table) => table.root === root);
    const long = new Map(
      transaction
        .filter((each) => heldMeanwhile(each).some(isOne))
        .reverse()
        .map((each) => [workOf(each), each.statement.line]),
    );
    const works = [...long].reverse().map(([rows, line]) => `line ${line} goes through all rows of ${rows}`);
    const [one, other] = [targetName(first), targetName(second)];
    const how = areBoth
      ? `This statement locks ${one} and ${other}, and waits for one of them while it keeps the other`
      : `The transaction keeps ${one} locked while this statement waits for ${other}`;
    const meanwhile = works.length > 0 ? ` Meanwhile ${works.join(", and ")}.` : "";
    const leave = watched.said.locks ? "Leave the locks to the statements that need them. " : "";
    const apart = works.length > 0 ? ", and do what takes long in another one" : "";
    return [
      verdict(
        "risky",
        second,
        `${how}: until ${areBoth ? "the transaction" : "it"} ends nobody can read them, and sessions that use them in the other order can end in a deadlock.${meanwhile}`,
        `${leave}Change each table in a transaction of its own${apart}: with most tools, in a migration of its own.`,
      ),
    ];
  },
};
