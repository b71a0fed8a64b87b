import type { ScriptLanguage } from "../core/dialects/script.ts";
import type { AppliedStatement } from "../core/model/statement.ts";

/** Forgets what the statements of a script did to objects where a ROLLBACK took it back: nobody else ever saw it. */
export function forgetTakenBack(statements: AppliedStatement[], { traitOf, takesBack }: ScriptLanguage): void {
  let open: AppliedStatement[] | undefined;
  const points = new Map<string, number>();
  for (const each of statements) {
    const [trait, mark] = [traitOf(each.sql), takesBack?.(each.sql)];
    if (open && mark && "savepoint" in mark) points.set(mark.savepoint, open.length);
    if (open && mark && "since" in mark) {
      const from = mark.since === undefined ? 0 : points.get(mark.since);
      for (const one of from === undefined ? [] : open.splice(from)) {
        one.affected = [];
        one.takenBack = true;
      }
    }
    if (trait === "begins" || trait === "chains") open = [];
    else if (trait === "ends") open = undefined;
    else open?.push(each);
  }
}
