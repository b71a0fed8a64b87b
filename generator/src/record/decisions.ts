import { annotationPath } from "../core/docs/annotations.ts";
import type { Database } from "../core/model/database.ts";
import type { Decision } from "../core/review/changes.ts";
import type { Ignore } from "../core/review/ignore.ts";
import type { Decisions } from "../core/review/review.ts";
import { type Config, type Connection, objectFilter } from "../workspace/index.ts";
import { readAnnotations } from "./annotation-files.ts";

/** All that people decided about a connection, for its comparison with the state that it has `after`. */
export const decisionsOf = (connection: Connection | undefined, config: Config, after: Database): Decisions => ({
  connection: connection?.name,
  renames: connection ? renamesOf(connection)(after) : [],
  ignores: ignoresOf(connection?.name, config),
  asked: { rules: config.also, serverVersion: connection?.serverVersion },
});

/** What people decided about renames, from the annotations of the objects as they are named afterwards. */
export function renamesOf(connection: Connection): (after: Database) => Decision[] {
  // Parsing YAML takes long, and few annotations decide about a rename; a key may be written with escapes.
  const { annotations } = readAnnotations(connection, (text) => /renames|\\/.test(text));
  return (after) =>
    annotations.size === 0
      ? []
      : after.objects.flatMap((object) => {
          const { renames = [] } = annotations.get(annotationPath(object)) ?? {};
          return renames.map((decision) => ({ ...decision, schema: object.schema, object: object.name }));
        });
}

/** The ignores of the config that hold for a connection, ready to be matched. */
export const ignoresOf = (connection: string | undefined, { ignore }: Config): Ignore[] =>
  ignore
    .filter(({ connection: name }) => name === undefined || name === connection)
    .map(({ code, object, reason }) => ({
      code,
      object,
      reason,
      matches: object === undefined ? () => true : objectFilter([object], []),
    }));
