import type { WriteEvent, WritesLost } from "../dialect.ts";
import { outside } from "../parentheses.ts";
import { leadingTokens } from "./statements.ts";

const all = (sql: string) => leadingTokens(sql, Number.POSITIVE_INFINITY);

/** What a rule puts in the place of writes (manual, CREATE RULE), by the definition that the server prints. */
export function instead(
  definition: string,
): { event: WriteEvent; lost: WritesLost; does: "nothing" | "another" } | undefined {
  const words = all(definition);
  const event = words[words.indexOf("ON") + 1]?.toLowerCase();
  const at = outside(words).find((index) => words[index] === "DO");
  if (at === undefined || words[at + 1] !== "INSTEAD" || !isEvent(event)) return undefined;
  const isConditional = words.slice(0, at).includes("WHERE");
  return { event, lost: isConditional ? "some" : "all", does: words[at + 2] === "NOTHING" ? "nothing" : "another" };
}

const isEvent = (word: string | undefined): word is WriteEvent =>
  word === "insert" || word === "update" || word === "delete";

/** What a BEFORE trigger returns to have a row left as it is, beside NULL; of the event there is no such row (manual, 41.10). */
const none: Record<WriteEvent, string> = { insert: "OLD", update: "OLD", delete: "NEW" };

/**
 * The rows whose writes a function skips as a BEFORE trigger for each row, by what it returns (manual, 37.1). One that returns something
 * else as well may do so by the event, so only a bare NULL counts then.
 */
export function skipped(body: string, language: string | undefined, event: WriteEvent): WritesLost | undefined {
  if (language !== "plpgsql") return undefined;
  const words = all(body);
  const returned = words.flatMap((word, at) =>
    word === "RETURN" ? words.slice(at + 1, words.indexOf(";", at)).join(" ") : [],
  );
  const isRefused =
    words[words.indexOf("BEGIN") + 1] === "RAISE" &&
    !/^(DEBUG|LOG|INFO|NOTICE|WARNING)$/.test(words[words.indexOf("BEGIN") + 2] ?? "");
  if (returned.length === 0 || isRefused) return undefined;
  if (returned.every((value) => value === "NULL" || value === none[event])) return "all";
  return returned.includes("NULL") ? "some" : undefined;
}
