import { StatementError } from "../engines/engine.ts";
import type { Run } from "./apply.ts";
import { failure } from "./failure.ts";
import type { Script } from "./recognise.ts";

/** Names a script of the branch behind which the server reads bytes otherwise than they are judged here. */
export async function noteEncoding({ file, statements }: Script, run: Run): Promise<void> {
  const { shadow, dialect, warnings, isNew } = run;
  const { encodingCheck } = dialect.script;
  const last = statements.at(-1);
  if (encodingCheck === undefined || last === undefined || !isNew?.(file)) return;
  try {
    await shadow.run(encodingCheck.sql);
  } catch (error) {
    if (!(error instanceof StatementError)) throw error;
    if (!encodingCheck.isRefusal(error)) throw failure(file, last, error, dialect);
    warnings.push({
      object: file,
      message: "after it, the server reads SQL in an encoding other than UTF-8, here or in the sessions of some role",
      remedy: "Leave the encoding at UTF8, or check byte by byte what runs under the other one.",
      unjudged: true,
    });
  }
}
