import type { Annotation } from "../model/annotation.ts";
import type { CompositeType, Domain, EnumType, RangeType } from "../model/data-type.ts";
import { anchorOf, code, plain, tableSection, typeCell } from "./cells.ts";
import { describePart, descriptionCell } from "./description.ts";
import type { Lookup } from "./lookup.ts";
import type { Fact, Section } from "./page.ts";
import { checksSection } from "./table-sections.ts";
import { usesSection } from "./type-uses-section.ts";

type Type = EnumType | Domain | CompositeType | RangeType;

/** What a type is made of, and where it is used. */
export function typeSections(lookup: Lookup, type: Type, annotation: Annotation | undefined): Section[] {
  return [...partsOf(lookup, type, annotation), ...usesSection(lookup, lookup.typeUses(type))];
}

function partsOf(lookup: Lookup, type: Type, annotation: Annotation | undefined): Section[] {
  switch (type.kind) {
    case "enum":
      return tableSection(
        { id: "values", title: "Values" },
        ["Value", "Description"],
        type.values.map((value) => ({
          anchor: anchorOf("value", value),
          cells: [code(value), descriptionCell(describePart(annotation, value))],
        })),
      );
    case "composite type":
      return tableSection(
        { id: "attributes", title: "Attributes" },
        ["Attribute", "Type", "Collation", "Description"],
        type.columns.map(({ name, type: printed, collation, comment }) => ({
          anchor: anchorOf("column", name),
          cells: [
            code(name),
            typeCell(lookup, printed),
            code(collation),
            descriptionCell(describePart(annotation, name, comment)),
          ],
        })),
      );
    case "domain":
      return checksSection(type);
    case "range type":
      return [];
  }
}

export function typeFacts(lookup: Lookup, type: Type): Fact[] {
  if (type.kind === "range type") return [{ label: "Subtype", value: typeCell(lookup, type.subtype) }];
  if (type.kind !== "domain") return [];
  return [
    { label: "Type", value: typeCell(lookup, type.type) },
    { label: "Null", value: plain(type.nullable ? "yes" : "no") },
    { label: "Default", value: code(type.default) },
    { label: "Collation", value: code(type.collation) },
  ];
}
