import type { Ignore } from "../core/review/ignore.ts";
import { type Config, type Connection, objectFilter } from "../workspace/index.ts";

/** The ignores of the config that hold for a connection, ready to be matched. */
export const ignoresOf = (connection: Connection | undefined, { ignore }: Config): Ignore[] =>
  ignore
    .filter(({ connection: name }) => name === undefined || name === connection?.name)
    .map(({ code, object, reason }) => ({
      code,
      object,
      reason,
      matches: object === undefined ? () => true : objectFilter([object], []),
    }));
