import { dialectOf } from "../../dialects/registry.ts";
import type { Rule } from "../support/rule.ts";

export const refusedByServer: Rule = {
  code: "refused-by-server",
  title: "Statement that the server is too old for",
  does: "fails on this server",
  watch({ statement, effects = [] }, { engine, serverVersion }) {
    const isPartitioned = effects.some(({ target }) => target.kind === "partition");
    const why = serverVersion && dialectOf(engine).refusedBy?.(serverVersion, statement.sql, isPartitioned);
    if (!why) return [];
    return [
      {
        severity: "breaking",
        target: { kind: "migration", name: statement.file },
        message: `A server of version ${serverVersion} refuses this statement. New in ${why}.`,
        advice: "Write it in a way that version understands, or upgrade the server first.",
      },
    ];
  },
};
