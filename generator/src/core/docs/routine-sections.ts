import { objectName } from "../canonical/path.ts";
import { dialectOf } from "../dialects/registry.ts";
import type { Annotation } from "../model/annotation.ts";
import type { Routine } from "../model/routine.ts";
import { code, codeSection, codes, listSection, plain, relationCell, tableSection, typeCell, words } from "./cells.ts";
import { readsSection } from "./dependents-sections.ts";
import { describePart, descriptionCell } from "./description.ts";
import type { Lookup } from "./lookup.ts";
import type { Cell, Fact, Section } from "./page.ts";

/** Arguments, body, overloads and callers of a routine. */
export function routineSections(lookup: Lookup, routine: Routine, annotation: Annotation | undefined): Section[] {
  const overloads = lookup.routines(routine).filter(({ signature }) => signature !== routine.signature);
  return [
    ...tableSection(
      { id: "arguments", title: "Arguments" },
      ["Argument", "Type", "Mode", "Default", "Description"],
      routine.arguments.map(({ name, type, mode, default: value }, index) => ({
        cells: [
          code(name || `$${index + 1}`),
          typeCell(lookup, type),
          plain(mode && modes[mode]),
          code(value),
          descriptionCell(name === undefined ? undefined : describePart(annotation, name)),
        ],
      })),
    ),
    ...listSection(
      { id: "overloads", title: "Overloads" },
      overloads.map((other) => [{ text: objectName(other), code: true, link: { stem: lookup.stem(other) } }]),
    ),
    ...readsSection(lookup, routine, "Uses"),
    ...listSection({ id: "called-by", title: "Called by" }, callers(lookup, routine)),
    ...(routine.body === undefined
      ? []
      : codeSection(
          { id: "body", title: "Body" },
          routine.body,
          // The name itself is the database's, and untrusted.
          dialectOf(lookup.database.engine).highlighted(routine.language ?? ""),
        )),
  ];
}

const modes = { out: "out", inout: "in and out", variadic: "variadic", table: "column of the result" };

const callers = (lookup: Lookup, routine: Routine): Cell[] => [
  ...lookup
    .callers(routine)
    .map(({ relation, trigger }) => [
      { text: "trigger " },
      ...codes([trigger]),
      { text: " on " },
      ...relationCell(lookup, relation),
    ]),
  ...lookup.database.eventTriggers
    .filter(({ routine: called }) => called.schema === routine.schema && called.name === routine.name)
    .map(({ name }) => [{ text: "event trigger " }, ...code(name)]),
];

export const routineFacts = (lookup: Lookup, routine: Routine): Fact[] => [
  { label: "Form", value: plain(routine.form) },
  { label: "Returns", value: routine.returns === undefined ? [] : typeCell(lookup, routine.returns) },
  { label: "Language", value: plain(routine.language) },
  { label: "Volatility", value: plain(routine.volatility) },
  {
    label: "Null arguments",
    value: plain(routine.strict && "not called on null arguments; the result is null (strict)"),
  },
  { label: "Security", value: words(routine.securityDefiner && "runs with its owner's privileges (security definer)") },
];
