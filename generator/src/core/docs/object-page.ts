import { objectName } from "../canonical/path.ts";
import { neighbourhood } from "../diagrams/object-diagram.ts";
import { dialectOf, inWordsOf } from "../dialects/registry.ts";
import type { Annotation } from "../model/annotation.ts";
import type { Sequence } from "../model/data-type.ts";
import type { SchemaObject } from "../model/database.ts";
import type { ScheduledEvent } from "../model/scheduled-event.ts";
import type { Table } from "../model/table.ts";
import type { View } from "../model/view.ts";
import { isTable, isView } from "../names/kinds.ts";
import { spokenKind, visibleName } from "../names/names.ts";
import { spokenMany } from "../names/naming.ts";
import { type Annotations, annotationPath } from "./annotations.ts";
import { code, codeSection, codes, columnCell, plain } from "./cells.ts";
import { columnsSection } from "./columns-section.ts";
import { dependentsSections, readsSection } from "./dependents-sections.ts";
import { describe } from "./description.ts";
import { tailSections } from "./grants-section.ts";
import type { Lookup } from "./lookup.ts";
import type { Fact, ObjectPage, Section } from "./page.ts";
import { relationSections } from "./reference-sections.ts";
import { routineFacts, routineSections } from "./routine-sections.ts";
import {
  checksSection,
  indexesSection,
  keysSection,
  partitionsSection,
  policiesSection,
  shapesSection,
  statisticsSection,
} from "./table-sections.ts";
import { triggerSections } from "./trigger-sections.ts";
import { typeFacts, typeSections } from "./type-sections.ts";
import { usesSection } from "./type-uses-section.ts";
import { validatedSection } from "./validated-section.ts";

/** All that is known about an object, ready to be rendered; what is not there has no section. */
export const objectPage = (lookup: Lookup, object: SchemaObject, annotations: Annotations): ObjectPage =>
  inWordsOf(lookup.database.engine, () => pageOf(lookup, object, annotations));

function pageOf(lookup: Lookup, object: SchemaObject, annotations: Annotations): ObjectPage {
  const path = annotationPath(object);
  const annotation = annotations.get(path);
  return {
    stem: lookup.stem(object),
    kind: spokenKind(object),
    schema: visibleName(object.schema),
    name: visibleName(objectName(object)),
    description: describe(annotation?.description, object.comment),
    owner: annotation?.owner,
    tags: annotation?.tags ?? [],
    notes: annotation?.notes ?? "",
    annotationPath: path,
    facts: factsOf(lookup, object).filter(({ value }) => value.length > 0),
    sections: [...sectionsOf(lookup, object, annotation), ...tailSections(object)],
    object,
  };
}

function sectionsOf(lookup: Lookup, object: SchemaObject, annotation: Annotation | undefined): Section[] {
  if (isTable(object)) return tableSections(lookup, object, annotation);
  if (isView(object)) return viewSections(lookup, object, annotation);
  if (object.kind === "routine") return routineSections(lookup, object, annotation);
  if (object.kind === "sequence") return usesSection(lookup, lookup.sequenceUses(object));
  if (object.kind === "event") return codeSection({ id: "body", title: "Statement" }, object.body, "sql");
  return typeSections(lookup, object, annotation);
}

const tableSections = (lookup: Lookup, table: Table, annotation: Annotation | undefined): Section[] => [
  ...columnsSection(lookup, table, annotation),
  ...shapesSection(table),
  ...keysSection(table),
  ...relationSections(lookup, table),
  ...dependentsSections(lookup, table),
  ...usesSection(lookup, lookup.typeUses(table)),
  ...neighbourhood(lookup, table),
  ...indexesSection(table),
  ...statisticsSection(table),
  ...checksSection(table),
  ...validatedSection(lookup, table),
  ...triggerSections(lookup, table),
  ...policiesSection(table),
  ...partitionsSection(table),
];

/** What the queries of views are written in, for a highlighter. */
const queryLanguage = ({ database }: Lookup): string => dialectOf(database.engine).highlighted("sql");

const viewSections = (lookup: Lookup, view: View, annotation: Annotation | undefined): Section[] => [
  ...columnsSection(lookup, view, annotation),
  ...readsSection(lookup, view, "Reads"),
  ...dependentsSections(lookup, view),
  ...usesSection(lookup, lookup.typeUses(view)),
  ...codeSection({ id: "definition", title: "Definition" }, view.definition, queryLanguage(lookup)),
  ...indexesSection(view),
  ...statisticsSection(view),
  ...triggerSections(lookup, view),
];

function factsOf(lookup: Lookup, object: SchemaObject): Fact[] {
  if (isTable(object)) return tableFacts(lookup, object);
  if (isView(object)) return [{ label: "Check option", value: plain(object.checkOption) }];
  if (object.kind === "routine") return routineFacts(lookup, object);
  if (object.kind === "sequence") return sequenceFacts(lookup, object);
  if (object.kind === "event") return eventFacts(object);
  return typeFacts(lookup, object);
}

const tableFacts = (lookup: Lookup, table: Table): Fact[] => {
  const { partitioning, rowSecurity, sample, discriminator } = table;
  return [
    { label: "Partitioned by", value: code(partitioning && `${partitioning.strategy} (${partitioning.key})`) },
    { label: "Row-level security", value: plain(rowSecurity) },
    { label: "Published by", value: codes([...new Set(lookup.publications(table).map(({ name }) => name))]) },
    {
      label: "Inferred from",
      value: plain(
        sample !== undefined && `all ${spokenMany("document")}, or a sample of ${sample} where there are very many`,
      ),
    },
    { label: "Shapes told apart by", value: codes(discriminator ?? []) },
  ];
};

const eventFacts = ({ schedule, state }: ScheduledEvent): Fact[] => [
  { label: "Runs", value: code(schedule) },
  { label: "State", value: plain(state) },
];

const sequenceFacts = (
  lookup: Lookup,
  { type, start, increment, min, max, cache, cycle, ownedBy }: Sequence,
): Fact[] => [
  { label: "Type", value: code(type) },
  { label: "Starts at", value: plain(start) },
  { label: "Step", value: plain(increment) },
  { label: "Least", value: plain(min) },
  { label: "Greatest", value: plain(max) },
  { label: "Cache", value: plain(cache) },
  { label: "Cycles", value: plain(cycle && "yes") },
  { label: "Goes with", value: ownedBy ? columnCell(lookup, ownedBy, ownedBy.column) : plain(undefined) },
];
