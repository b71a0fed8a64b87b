import { objectName } from "../canonical/path.ts";
import { sqlName } from "../names/names.ts";
import { anchorOf, listSection } from "./cells.ts";
import type { Lookup, Use } from "./lookup.ts";
import type { Section } from "./page.ts";

/** Where a type or sequence is used: a column, or an object as a whole. */
export const usesSection = (lookup: Lookup, uses: Use[]): Section[] =>
  listSection(
    { id: "used-by", title: "Used by" },
    uses.map(({ object, column }) => {
      const name = `${sqlName(object.schema)}.${object.kind === "routine" ? objectName(object) : sqlName(object.name)}`;
      const anchor = column === undefined ? undefined : anchorOf("column", column);
      const text = column === undefined ? name : `${name}.${column}`;
      return [{ text, code: true, link: { stem: lookup.stem(object), anchor } }];
    }),
  );
