import { dialectOf } from "../../dialects/registry.ts";
import { targetName } from "../../names/names.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { byTable, keepsWritersOut, type Watched } from "../support/statements.ts";

export const lockTimeoutMissing: Rule = {
  code: "lock-timeout-missing",
  title: "Lock waited for without a limit",
  does: "is waited for without a limit",
  isAsked: true,
  watch: (watched, { engine, earlier }) =>
    byTable(earlier.some((each) => limits(each, watched)) ? [] : blocking(watched)).map(({ target, effect }) =>
      verdict(
        "risky",
        target,
        `${watched.said.command} waits for a lock on ${targetName(target)} (${effect.lock}) without a limit: behind a long query it waits, and all who need the table wait behind it.`,
        dialectOf(engine).advice.limitWaiting?.() ??
          "Limit how long it may wait, and run it again when it fails at that.",
      ),
    ),
};

const blocking = ({ effects = [] }: Watched) => effects.filter((effect) => keepsWritersOut(effect) && !effect.held);

/** A session lasts as long as its file. */
const limits = ({ said, statement }: Watched, { statement: { file } }: Watched): boolean =>
  said.limitsWaiting && statement.file === file;
