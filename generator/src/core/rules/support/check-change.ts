import { dialectOf } from "../../dialects/registry.ts";
import type { Change, ChangeTo } from "../../model/change.ts";
import { changesTo } from "./rule.ts";

/** Checks whose condition is another one; not those that the engine only prints in another way, as a column of theirs is of another type. */
export const checksRewritten = (changes: Change[], engine: string): ChangeTo<"check", "modified">[] => {
  const retyped = changesTo(changes, "modified", "column").filter(({ changed }) => changed.includes("type"));
  return changesTo(changes, "modified", "check").filter(
    ({ changed, target: { schema, parent }, before, after }) =>
      changed.includes("expression") &&
      !(
        retyped.some(({ target }) => target.schema === schema && target.parent?.name === parent?.name) &&
        isSameButCasts(before.expression, after.expression, engine)
      ),
  );
};

function isSameButCasts(one: string, other: string, engine: string): boolean {
  const { withoutCasts } = dialectOf(engine);
  return withoutCasts !== undefined && withoutCasts(one) === withoutCasts(other);
}
