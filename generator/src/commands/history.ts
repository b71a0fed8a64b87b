import { renderHistory } from "../core/formats/terminal/history.ts";
import { shownName } from "../core/masking/index.ts";
import { SchemalogError } from "../errors.ts";
import { historyOf } from "../record/history.ts";
import type { Run } from "./command.ts";
import { findCommitted } from "./find-committed.ts";

/** Who changed an object, when, in which commit and pull request; the newest first. */
export const run: Run = async (input, context) => {
  const limit = limitOf(input.options.limit);
  const { repository, revision, connection, object } = await findCommitted(input, context);
  const { entries, warnings } = await historyOf(repository, connection, { object, revision });
  for (const warning of warnings) context.warn(warning);
  const shown = entries.slice(0, limit);
  const history = { connection: connection.name, object, entries: shown, older: entries.length - shown.length };
  if (context.json) context.document(JSON.stringify(history, null, 2));
  else context.print(renderHistory(history, { color: context.color }));
  return 0;
};

function limitOf(text: unknown): number | undefined {
  if (text === undefined) return undefined;
  if (typeof text === "string" && /^[1-9]\d*$/.test(text)) return Number(text);
  throw new SchemalogError(`--limit takes a whole number of at least 1, not \`${shownName(String(text))}\``, {
    exitCode: 2,
  });
}
