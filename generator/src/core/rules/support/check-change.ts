import { dialectOf } from "../../dialects/registry.ts";
import type { Change, ChangeTo } from "../../model/change.ts";
import { changesTo } from "./rule.ts";

/** Checks whose condition is another one; not those that the engine only prints in another way, as a column of theirs is of another type. */
export const checksRewritten = (changes: Change[], engine: string): ChangeTo<"check", "modified">[] => {
  const { withoutCasts = (expression: string) => expression } = dialectOf(engine);
  const retyped = changesTo(changes, "modified", "column").filter(({ changed }) => changed.includes("type"));
  return changesTo(changes, "modified", "check").filter(
    ({ changed, target: { schema, parent }, before, after }) =>
      changed.includes("expression") &&
      !(
        retyped.some(({ target }) => target.schema === schema && target.parent?.name === parent?.name) &&
        withoutCasts(before.expression) === withoutCasts(after.expression)
      ),
  );
};
