import type { ScriptLanguage } from "../core/dialects/script.ts";
import type { AppliedStatement } from "../core/model/statement.ts";
import type { Warning } from "../errors.ts";
import { unasked } from "./apply.ts";

/** Statements of a branch that ran where others are measured, and were not: nobody knows which tables they lock, rewrite or empty. */
export const unmeasured = (statements: AppliedStatement[], script: ScriptLanguage): Warning[] =>
  statements.flatMap(({ file, line, sql, measured }) => {
    if (measured) return [];
    const ends = script.endsTransactions?.(sql) ?? false;
    const trait = script.traitOf(sql);
    // Where a definition ends the transaction that it stands in, it is no COMMIT.
    const isAsked = !unasked.includes(trait) || script.said?.(sql).about === "definitions";
    if (!isAsked || (trait === "alone" && !ends)) return [];
    return {
      object: `${file}:${line}`,
      message:
        trait === "alone"
          ? "not measured, because it may commit partway through: which tables it locks, rewrites or empties is not known"
          : "not measured, because it, or something before it, prevents that: which tables it locks, rewrites or empties is not known",
      remedy: "Read what it does to the rows of tables.",
      unjudged: true,
    };
  });
