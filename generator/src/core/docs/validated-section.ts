import { dialectOf } from "../dialects/registry.ts";
import type { Table } from "../model/table.ts";
import { capital } from "../names/capital.ts";
import { spoken, spokenMany } from "../names/naming.ts";
import { code, plain, tableSection } from "./cells.ts";
import type { Lookup } from "./lookup.ts";
import type { Section } from "./page.ts";

/** What the validator of a collection asks for, beside what documents have. */
export function validatedSection({ database }: Lookup, table: Table): Section[] {
  const fields = dialectOf(database.engine).validated?.(table) ?? [];
  return tableSection(
    { id: "validated", title: `Validator and ${spokenMany("document")}` },
    [capital(spoken("field")), "Asked for", "Seen", "Notes"],
    fields.map(({ path, asked, seen, fits }) => ({
      cells: [code(path), plain(asked), plain(seen), plain(!fits && `${spokenMany("document")} differ`)],
    })),
  );
}
