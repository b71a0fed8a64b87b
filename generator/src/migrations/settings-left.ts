import { type Rows, StatementError } from "../engines/engine.ts";
import type { Run } from "./apply.ts";
import type { Script } from "./recognise.ts";

/** What settings decide which things a name means, and who asks: those of the session, and those of later ones. */
type Settings = { session: string; later: string };

/** The settings that are there now; undefined where the database does not say. */
export async function settingsIn({ shadow, dialect }: Run): Promise<Settings | undefined> {
  const { settingsAsked } = dialect.script;
  if (settingsAsked === undefined) return undefined;
  let found: Rows = [];
  try {
    await shadow.runEach([{ sql: "SELECT 1", probe: settingsAsked }], (rows) => {
      found = rows;
    });
  } catch (error) {
    if (error instanceof StatementError) return undefined;
    throw error;
  }
  const [row] = found;
  return { session: String(row?.session), later: String(row?.later) };
}

/** Names a script of the branch that leaves such a setting behind: what later ones do is judged without it. */
export async function noteSettings(
  { file }: Pick<Script, "file">,
  before: Settings | undefined,
  run: Run,
): Promise<void> {
  if (before === undefined || !run.isNew?.(file)) return;
  const after = await settingsIn(run);
  const isLater = after?.later !== before.later;
  if (!isLater && (run.isLast !== false || after?.session === before.session)) return;
  run.warnings.push({
    object: file,
    message: isLater
      ? "changes for later sessions where names are looked up, or as which role: what later migrations do is judged without it"
      : "changes for the rest of the session where names are looked up, or as which role: later migrations may then do something other than what is judged",
    remedy: isLater
      ? "Check what names without a schema mean in later migrations and in the application."
      : "Take it back at the end (RESET search_path; RESET ROLE), or write names with their schemas.",
    unjudged: true,
  });
}
