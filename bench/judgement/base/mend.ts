import type { StatementError } from "../../../generator/src/engines/engine.ts";
import { ofColumns } from "./columns.ts";
import type { Cure } from "./cure.ts";
import type { Base } from "./model.ts";
import { ofObjects } from "./objects.ts";
import { ofRelations } from "./relations.ts";

const cures: Cure[] = [...ofRelations, ...ofColumns, ...ofObjects];

/** Adds to the base what a statement was refused for; false where nothing is known to help. */
export function mend(base: Base, sql: string, { message, detail = "" }: StatementError): boolean {
  for (const { refusal, add } of cures) {
    const found = refusal.exec(message);
    if (found && add(base, { sql, words: found.slice(1), detail })) return true;
  }
  return false;
}
