import type { Trigger } from "../model/trigger.ts";
import { anchorOf, code, codes, join, plain, relationCell, routineCell, tableSection, words } from "./cells.ts";
import type { Lookup, Relation } from "./lookup.ts";
import type { Cell, Section } from "./page.ts";

/** Triggers and rewrite rules of a table or view. */
export function triggerSections(lookup: Lookup, { triggers, rules }: Relation): Section[] {
  return [
    ...tableSection(
      { id: "triggers", title: "Triggers" },
      ["Name", "When", "For", "Condition", "Calls", "Notes", "Description"],
      triggers.map((trigger) => ({
        anchor: anchorOf("trigger", trigger.name),
        cells: [
          code(trigger.name),
          events(trigger),
          plain(`each ${trigger.level}`),
          code(trigger.when),
          call(lookup, trigger),
          notes(lookup, trigger),
          plain(trigger.comment),
        ],
      })),
    ),
    ...tableSection(
      { id: "rules", title: "Rules" },
      ["Name", "Definition", "Notes", "Description"],
      rules.map(({ name, definition, state, comment }) => ({
        anchor: anchorOf("rule", name),
        cells: [code(name), code(definition), stateWords(state), plain(comment)],
      })),
    ),
  ];
}

const events = ({ timing, events, columns }: Trigger): Cell => [
  { text: `${timing} ${events.join(" or ")}` },
  ...(columns ? [{ text: " of " }, ...codes(columns)] : []),
];

function call(lookup: Lookup, trigger: Trigger): Cell {
  if (!trigger.routine) return code(trigger.body);
  const given = trigger.arguments?.length ? [{ text: " with " }, ...codes(trigger.arguments)] : [];
  return [...routineCell(lookup, trigger.routine), ...given];
}

const notes = (lookup: Lookup, { constraint, from, state, oldTable, newTable }: Trigger): Cell =>
  join(
    [
      stateWords(state),
      words(constraint && `constraint trigger, ${constraint}`),
      from ? [{ text: "from " }, ...relationCell(lookup, from)] : [],
      oldTable ? [{ text: "old rows as " }, ...code(oldTable)] : [],
      newTable ? [{ text: "new rows as " }, ...code(newTable)] : [],
    ],
    ", ",
  );

/** When it fires, where not as usual: in sessions that are no replica. */
export const stateWords = (state: Trigger["state"]): Cell =>
  plain(state && { disabled: "disabled", replica: "on replicas only", always: "also on replicas" }[state]);
