import { dialectOf } from "../dialects/registry.ts";
import type { Table } from "../model/table.ts";
import { code, plain, tableSection } from "./cells.ts";
import type { Lookup } from "./lookup.ts";
import type { Section } from "./page.ts";

/** What the validator of a collection asks for, beside what documents have. */
export function validatedSection({ database }: Lookup, table: Table): Section[] {
  const fields = dialectOf(database.engine).validated?.(table) ?? [];
  return tableSection(
    { id: "validated", title: "Validator and documents" },
    ["Field", "Asked for", "Seen", "Notes"],
    fields.map(({ path, asked, seen, fits }) => ({
      cells: [code(path), plain(asked), plain(seen), plain(!fits && "documents differ")],
    })),
  );
}
