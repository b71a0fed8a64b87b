import { dialectOf } from "../../dialects/registry.ts";
import type { SaidChange, ScriptLanguage } from "../../dialects/script.ts";
import type { Database } from "../../model/database.ts";
import { mayWrite, type Watched } from "./statements.ts";

/** What a statement changes without saying which rows: by its own words, or by those of routines that it calls by their names. */
export function everyRowOf(watched: Watched, earlier: Watched[], before: Database): SaidChange[] {
  const { said, statement, effects = [] } = watched;
  const mayChange = effects.some(({ owner: { schema = "", name } }) => mayWrite(watched, { schema, name }));
  if (said.routine !== undefined || !mayChange) return [];
  const { script } = dialectOf(before.engine);
  const names = wordsIn(statement.sql, script);
  const isCalled = (name: string) => names.has(name);
  const made = earlier.filter(({ said: { routine } }) => routine !== undefined && isCalled(routine));
  return [...said.everyRow, ...made.flatMap((each) => each.said.everyRow), ...ofBase(before, script, isCalled)];
}

/** The words of some SQL, as names, also of the texts in it: the statements of a block are one. */
export function wordsIn(sql: string, script: ScriptLanguage): Set<string> {
  const names = new Set<string>();
  for (const { kind, start, end } of script.tokens(sql)) {
    const text = sql.slice(start, end);
    if (kind === "string") for (const [word] of text.matchAll(/[\p{L}\d_$]+/gu)) names.add(script.plainName(word));
    else if (kind !== "comment") names.add(script.plainName(text));
  }
  return names;
}

const ofBase = ({ objects }: Database, script: ScriptLanguage, isCalled: (name: string) => boolean): SaidChange[] =>
  objects.flatMap((object) =>
    object.kind === "routine" && object.body !== undefined && isCalled(object.name)
      ? (script.said?.(object.body).everyRow ?? [])
      : [],
  );
