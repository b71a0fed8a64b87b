import type { Annotation } from "../model/annotation.ts";
import type { Domain, Sequence } from "../model/data-type.ts";
import type { SchemaObject } from "../model/database.ts";
import type { Routine } from "../model/routine.ts";
import { objectName, objectStem } from "../snapshot/path.ts";
import { type Annotations, annotationPath } from "./annotations.ts";
import { anchorOf, code, codes, listSection, plain, relationCell, tableSection, typeCell } from "./cells.ts";
import { columnsSection } from "./columns-section.ts";
import { describe } from "./describe.ts";
import { neighbourhood } from "./diagram.ts";
import { isTable, isView, type Lookup } from "./lookup.ts";
import type { Cell, ObjectPage, Section } from "./page.ts";
import {
  constraintSections,
  indexesSection,
  partitionsSection,
  policiesSection,
  readersSection,
  relationSections,
  tailSections,
  triggerSections,
} from "./table-sections.ts";

/** All that is known about an object, ready to be rendered. */
export function objectPage(lookup: Lookup, object: SchemaObject, annotations: Annotations): ObjectPage {
  const annotation = annotations.get(annotationPath(object));
  return {
    stem: objectStem(object),
    kind: object.kind,
    schema: object.schema,
    name: objectName(object),
    description: describe(annotation?.description, object.comment),
    owner: annotation?.owner,
    tags: annotation?.tags ?? [],
    notes: annotation?.notes ?? "",
    facts: factsOf(lookup, object).filter(({ value }) => value.length > 0),
    sections: [...sectionsOf(lookup, object, annotation), ...tailSections(object)],
    object,
  };
}

function sectionsOf(lookup: Lookup, object: SchemaObject, annotation: Annotation | undefined): Section[] {
  if (isTable(object)) {
    return [
      ...columnsSection(lookup, object, annotation),
      ...constraintSections(object),
      ...relationSections(lookup, object),
      ...readersSection(lookup, object),
      ...diagramSection(lookup, object),
      ...indexesSection(object),
      ...triggerSections(lookup, object),
      ...policiesSection(object),
      ...partitionsSection(object),
    ];
  }
  if (isView(object)) {
    return [
      ...columnsSection(lookup, object, annotation),
      ...listSection(
        { id: "reads", title: "Reads" },
        object.dependsOn.map((source) => relationCell(lookup, source)),
      ),
      ...readersSection(lookup, object),
      { id: "definition", title: "Definition", code: { text: object.definition, language: "sql" } },
      ...indexesSection(object),
      ...triggerSections(lookup, object),
    ];
  }
  switch (object.kind) {
    case "enum":
      return [
        ...listSection({ id: "values", title: "Values" }, object.values.map(code)),
        ...usesSection(lookup, object),
      ];
    case "domain":
      return [...domainChecks(object), ...usesSection(lookup, object)];
    case "composite type":
      return [
        ...tableSection(
          { id: "attributes", title: "Attributes" },
          ["Attribute", "Type", "Description"],
          object.columns.map(({ name, type, comment }) => ({
            anchor: anchorOf("column", name),
            cells: [code(name), typeCell(lookup, type), plain(comment)],
          })),
        ),
        ...usesSection(lookup, object),
      ];
    case "range type":
      return usesSection(lookup, object);
    case "routine":
      return routineSections(lookup, object);
    default:
      return [];
  }
}

function factsOf(lookup: Lookup, object: SchemaObject): { label: string; value: Cell }[] {
  switch (object.kind) {
    case "domain":
      return [
        { label: "Type", value: typeCell(lookup, object.type) },
        { label: "Null", value: plain(object.nullable ? "yes" : "no") },
        { label: "Default", value: code(object.default) },
        { label: "Collation", value: code(object.collation) },
      ];
    case "range type":
      return [{ label: "Subtype", value: typeCell(lookup, object.subtype) }];
    case "sequence":
      return sequenceFacts(object);
    case "routine":
      return [
        { label: "Form", value: plain(object.form) },
        { label: "Returns", value: object.returns === undefined ? [] : typeCell(lookup, object.returns) },
        { label: "Language", value: plain(object.language) },
        { label: "Volatility", value: plain(object.volatility) },
        { label: "Security", value: plain(object.securityDefiner && "runs with the rights of its owner (definer)") },
      ];
    case "view":
    case "materialized view":
      return [{ label: "Check option", value: plain(object.checkOption) }];
    default: {
      const { partitioning, rowSecurity } = isTable(object) ? object : {};
      return [
        { label: "Partitioned", value: code(partitioning && `${partitioning.strategy} (${partitioning.key})`) },
        { label: "Row-level security", value: plain(rowSecurity) },
      ];
    }
  }
}

const sequenceFacts = ({ type, start, increment, min, max, cache, cycle }: Sequence) => [
  { label: "Type", value: code(type ?? "bigint") },
  { label: "Starts at", value: plain(start) },
  { label: "Step", value: plain(increment ?? "1") },
  { label: "Least", value: plain(min) },
  { label: "Greatest", value: plain(max) },
  { label: "Cache", value: plain(cache) },
  { label: "Cycles", value: plain(cycle ? "yes" : undefined) },
];

const domainChecks = ({ checks }: Domain): Section[] =>
  tableSection(
    { id: "checks", title: "Checks" },
    ["Name", "Expression", "Description"],
    checks.map(({ name, expression, comment }) => ({ cells: [code(name), code(expression), plain(comment)] })),
  );

const usesSection = (lookup: Lookup, type: SchemaObject): Section[] =>
  listSection(
    { id: "used-by", title: "Used by" },
    lookup.typeUses(type).map(({ object, column }) => {
      const anchor = column === undefined ? undefined : anchorOf("column", column);
      const text = `${object.schema}.${object.name}${column === undefined ? "" : `.${column}`}`;
      return [{ text, code: true, link: { stem: objectStem(object), anchor } }];
    }),
  );

function routineSections(lookup: Lookup, routine: Routine): Section[] {
  const overloads = lookup.routines(routine).filter(({ signature }) => signature !== routine.signature);
  return [
    ...tableSection(
      { id: "arguments", title: "Arguments" },
      ["Argument", "Type", "Mode", "Default"],
      routine.arguments.map(({ name, type, mode, default: value }, index) => ({
        cells: [code(name ?? `$${index + 1}`), typeCell(lookup, type), plain(mode), code(value)],
      })),
    ),
    ...listSection(
      { id: "overloads", title: "Overloads" },
      overloads.map((other) => [{ text: objectName(other), code: true, link: { stem: objectStem(other) } }]),
    ),
    ...listSection(
      { id: "called-by", title: "Called by" },
      lookup
        .callers(routine)
        .map(({ relation, trigger }) => [
          { text: "trigger " },
          ...codes([trigger]),
          { text: " on " },
          ...relationCell(lookup, relation),
        ]),
    ),
    ...(routine.body === undefined
      ? []
      : [{ id: "body", title: "Body", code: { text: routine.body, language: languageOf(routine.language) } }]),
  ];
}

/** A highlighter's name for a language of routines; the name itself is the database's, and untrusted. */
const languageOf = (language: string | undefined): string =>
  /^(sql|plpgsql)$/.test(language ?? "") ? "sql" : (/^pl(python|perl)/.exec(language ?? "")?.[1] ?? "");

function diagramSection(lookup: Lookup, table: Parameters<typeof neighbourhood>[1]): Section[] {
  const drawn = neighbourhood(lookup, table);
  if (!drawn) return [];
  const note = drawn.leftOut > 0 ? `${drawn.leftOut} more related tables are not drawn.` : undefined;
  return [{ id: "diagram", title: "Diagram", diagram: drawn.diagram, ...(note && { note }) }];
}
