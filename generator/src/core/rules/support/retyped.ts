import type { SaidType } from "../../dialects/script.ts";
import type { Target } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import { tableOf } from "./lookup.ts";
import type { Watch } from "./rule.ts";
import { byTable, type Watched } from "./statements.ts";

/** A column that was there and whose values a statement writes anew for another type; `again` is what gives it one after that. */
export type Retyping = {
  target: Target;
  said: SaidType;
  from: Column;
  to: Column | undefined;
  again: Watched | undefined;
};

export const retypings = (
  { said, effects = [] }: Watched,
  { before, after, later }: Pick<Watch, "before" | "after" | "later">,
): Retyping[] =>
  byTable(effects.filter(({ rewritten }) => rewritten)).flatMap(({ effect: { owner, root } }) =>
    said.retyped.flatMap((one): Retyping[] => {
      const named = ({ name }: Column) => name === one.column;
      const from = tableOf(before, owner)?.columns.find(named);
      if (!from) return [];
      const again = later.find(
        (each) =>
          each.said.retyped.some(({ column }) => column === one.column) &&
          each.effects?.some((effect) => effect.root === root),
      );
      const target: Target = {
        ...{ kind: "column", schema: owner.schema, parent: { kind: "table", name: owner.name }, name: one.column },
      };
      return [{ target, said: one, from, to: tableOf(after, owner)?.columns.find(named), again }];
    }),
  );
