import { dialectOf } from "../../dialects/registry.ts";
import type { SaidChange } from "../../dialects/script.ts";
import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { qualifiedName, sqlName, targetName } from "../../names/names.ts";
import { everyRowOf } from "../support/called.ts";
import { deletedWith } from "../support/deleted-with.ts";
import { tableOf } from "../support/lookup.ts";
import { retypings } from "../support/retyped.ts";
import { doing, type Rule, verdict, type Watch } from "../support/rule.ts";
import { byTable, type EffectOn, named, type Watched } from "../support/statements.ts";
import { typeChange } from "../support/type-change.ts";

export const rowsChanged: Rule = {
  code: "rows-changed",
  title: "Every row of a table updated or deleted, or rows deleted with others",
  does: "has every row updated",
  watch: (watched, context) => {
    const changes = everyRowOf(watched, context.earlier, context.before);
    const told = new Set<string>();
    return [
      ...revalued(watched, context),
      ...deletedWith(watched, context),
      ...changes.flatMap((change) => {
        const { effects, shown } = changedBy(change, watched, context);
        return byTable(effects).flatMap(({ target }) => {
          const name = `${targetName(target)}${shown}`;
          const isTold = told.size === told.add(`${change.verb} ${change.part} ${name}`).size;
          return isTold ? [] : wordsFor(change, target, name, context.engine);
        });
      }),
    ];
  },
};

function wordsFor({ verb, part, movedTo }: SaidChange, target: Target, name: string, engine: string) {
  if (part === "batch by batch") {
    return doing(
      "is changed batch by batch in one transaction",
      verdict(
        "risky",
        target,
        `Rows of ${name} are ${verb}d in a loop that commits nothing: writers of these rows wait until the last one is done, as for one statement that changes them all.`,
        "Change each batch in a transaction of its own, outside the migration.",
      ),
    );
  }
  const ofPartitions = part === "of some partitions";
  if (movedTo !== undefined) {
    const to = qualifiedName(movedTo.schema, movedTo.name);
    return doing(
      "loses its rows to another table",
      verdict(
        "breaking",
        target,
        `${ofPartitions ? "The rows of a partition" : "All rows"} of ${name} go to ${to}: queries on ${name} no longer see them.`,
        `Check that nobody looks for them in ${name} any more, or reads ${to} as well.`,
      ),
    );
  }
  if (ofPartitions) {
    return doing(
      "loses the rows of partitions",
      verdict(
        "breaking",
        target,
        `All rows of the partitions of ${name} that it names are deleted.`,
        "Check that nobody needs them any more, and delete them after a backup.",
      ),
    );
  }
  const which =
    part === "not in the source"
      ? `All rows of ${name} that the source of the MERGE does not have`
      : part === "that have a match"
        ? `All rows of ${name} that have a match in another table`
        : undefined;
  if (verb === "delete") {
    return doing(
      which === undefined ? "has every row deleted" : "loses the rows that a source lacks",
      verdict(
        "breaking",
        target,
        which === undefined ? `All rows of ${name} are deleted: no condition says which.` : `${which} are deleted.`,
        "Check that nobody needs them any more, and delete them after a backup, in batches where they are many.",
      ),
    );
  }
  return verdict(
    "risky",
    target,
    `${which ?? `Every row of ${name}`} ${which === undefined ? "is" : "are"} updated in one transaction: writers of these rows wait until it ends, and on a large table it takes long${dialectOf(engine).words.leftByUpdates ?? ""}.`,
    "On a large table, update in batches of some thousand rows, each in a transaction of its own, outside the migration.",
  );
}

/** Columns that were there, whose values a statement replaces by others; what does not fit the type is told of by that. */
const revalued = (watched: Watched, context: Watch) =>
  retypings(watched, context).flatMap(({ target, said: { type, keeps }, from, to, again }) => {
    const name = targetName(target);
    if (keeps === "nothing") {
      return doing(
        "loses its values",
        verdict(
          "breaking",
          target,
          `Every value of ${name} is replaced by what USING says, which takes nothing from the old one: all of them are lost.`,
          `Check that nobody needs them any more, or make the new values of ${sqlName(target.name)}.`,
        ),
      );
    }
    const isTold = [again && type, to?.type].some(
      (now) => now !== undefined && typeChange(from.type, now, context.before, context.after) === "narrowed",
    );
    if (keeps === "all" || isTold) return [];
    return doing(
      "has its values replaced",
      verdict(
        "risky",
        target,
        `Every value of ${name} is replaced by what USING makes of it: what that leaves out of the old ones is lost.`,
        `Check on a copy what becomes of the values, or keep the old ones in a second column until nobody needs them.`,
      ),
    );
  });

/** What a change did: to the table that it names, or to those that a view of that name shows. */
function changedBy(
  change: SaidChange,
  { effects = [] }: Watched,
  { before, isView, earlier }: Pick<Watch, "before" | "isView" | "earlier">,
): { effects: EffectOn[]; shown: string } {
  const { table, lock } = change;
  const own = named(table, effects);
  if (own.length > 0) return { effects: own.filter((effect) => isOfAll(change, effect, before)), shown: "" };
  const isMade = earlier.some(({ statement: { affected } }) =>
    affected.some(({ kind, names }) => kind === "view" && names.at(-1) === table.name),
  );
  if (change.where !== undefined || change.part !== undefined || !(isMade || isView(table)))
    return { effects: [], shown: "" };
  const exact = effects.filter((effect) => effect.lock === lock);
  // An earlier statement may hold them under a stronger lock.
  const behind = exact.length > 0 ? exact : effects.filter(({ held }) => held);
  return { effects: behind, shown: ` that ${sqlName(table.name)} shows` };
}

/** Where a column is not NULL are all rows of a table whose column can't be. */
const isOfAll = ({ where }: SaidChange, { target }: EffectOn, before: Database): boolean =>
  where === undefined ||
  tableOf(before, target)?.columns.some(({ name, nullable }) => name === where.isNotNull && !nullable) === true;
