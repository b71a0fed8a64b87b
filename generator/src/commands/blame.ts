import { objectName, objectPath, parseObject } from "../core/canonical/index.ts";
import { renderBlame } from "../core/formats/terminal/blame.ts";
import { objectName as qualified } from "../core/names/names.ts";
import { SchemalogError } from "../errors.ts";
import { historyOf } from "../record/history.ts";
import { blame } from "../store/history/index.ts";
import type { Run } from "./command.ts";
import { findCommitted } from "./find-committed.ts";

/** Who added each column of a table or view, and who changed it last. */
export const run: Run = async (input, context) => {
  const { repository, revision, connection, object, files } = await findCommitted(input, context);
  const name = qualified({ ...object, name: objectName(object) });
  const text = files.get(objectPath(object));
  if (text === undefined) {
    throw new SchemalogError(`${object.kind} ${name} is gone`, {
      exitCode: 2,
      hint: `See what happened to it: schemalog history ${input.args[0]}`,
    });
  }
  const content = parseObject(objectPath(object), text);
  if (!("columns" in content)) {
    throw new SchemalogError(`${object.kind} ${name} has no columns`, {
      exitCode: 2,
      hint: `See what changed: schemalog history ${input.args[0]}`,
    });
  }
  const { entries, warnings } = await historyOf(repository, connection, { object, revision });
  for (const warning of warnings) context.warn(warning);
  const result = { connection: connection.name, object, columns: blame(content.columns, entries) };
  if (context.json) context.document(JSON.stringify(result, null, 2));
  else context.print(renderBlame(result, { color: context.color }));
  return 0;
};
