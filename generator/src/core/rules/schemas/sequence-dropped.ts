import { dialectOf } from "../../dialects/registry.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Reference } from "../../model/common.ts";
import type { Database } from "../../model/database.ts";
import { qualifiedName, sqlName, targetName } from "../../names/names.ts";
import { objectsNamed } from "../support/lookup.ts";
import { changesTo, doing, type Rule, recreatedOf, verdict } from "../support/rule.ts";
import { setsSequenceOf } from "../support/sequences.ts";
import type { Statements } from "../support/statements.ts";

export const sequenceDropped: Rule = {
  code: "sequence-dropped",
  title: "Sequence dropped",
  does: "is dropped",
  judge: (changes, _before, after, { recreated, statements }) => [
    ...changesTo(changes, "removed", "sequence").map(({ target, before: sequence }) => {
      const name = targetName(target);
      const owner = ownerOf(sequence, after);
      if (owner) return moved(target, name, owner);
      const next = dialectOf(after.engine).nextValue?.(name);
      return verdict(
        "breaking",
        target,
        `Sequence ${name} is dropped: ${next ?? "what draws numbers from it"} fails, and its current value is lost.`,
        `First remove the defaults and the code that ${next === undefined ? `use ${name}` : `call ${next}`}.`,
      );
    }),
    ...changesTo(changes, "modified", "column").flatMap(({ target, before: old, after: now }) => {
      const sequence = old.sequence;
      if (!sequence || now.sequence || objectsNamed(after, sequence.schema, sequence.name).length > 0) return [];
      const name = qualifiedName(sequence.schema, sequence.name);
      const owner = ownerOf(sequence, after);
      if (owner) return doing(loses, moved(target, name, owner));
      const { advice } = dialectOf(after.engine);
      const what = `Sequence ${name} of ${targetName(target)} is dropped, and its current value is lost: `;
      if (!now.identity) {
        const keep = advice.keepSequence?.(name) ?? "Keep it until nothing draws numbers from it any more.";
        return doing(loses, verdict("breaking", target, `${what}the next number has to come from elsewhere.`, keep));
      }
      if (now.identity.start !== undefined || isContinued(target, statements)) {
        const message = `${what}the identity goes on from where the migration sets it.`;
        return doing(loses, verdict("safe", target, message, "Check that this is past all numbers in use."));
      }
      const table = qualifiedName(target.schema, target.parent?.name ?? "");
      return doing(
        loses,
        verdict(
          "breaking",
          target,
          `${what}the identity starts over, and inserts fail where its numbers are taken.`,
          advice.continueIdentity?.(table, target.name) ??
            "In the same migration, let it continue after the largest value.",
          { severity: "risky", by: `${targetName(target)} is now an identity column` },
        ),
      );
    }),
    ...recreatedOf(
      recreated.filter((target) => !becomesIdentity(target, changes)),
      "sequence",
      startsOver,
    ),
  ],
};

/** What becomes of a column whose sequence goes. */
const loses = "loses its sequence";

/** Whether a statement says where the identity of a column goes on, from the one on that made it. */
function isContinued(column: Target, { all }: Statements): boolean {
  const made = all.findLastIndex(
    ({ said, statement: { affected } }) =>
      said.identities.includes(column.name) &&
      affected.some(({ names }) => names[0] === column.schema && names[1] === column.parent?.name),
  );
  return all.slice(Math.max(0, made)).some((each) => setsSequenceOf(column, each));
}

/** Whether the column that a sequence belonged to has an identity now, whose own has the same name: that is told of the column. */
const becomesIdentity = ({ schema, name }: Target, changes: Change[]): boolean =>
  changesTo(changes, "modified", "column").some(
    ({ before: { sequence }, after: now }) =>
      sequence?.schema === schema && sequence?.name === name && now.identity !== undefined,
  );

const startsOver = (target: Target): [message: string, advice: string] => [
  `Sequence ${targetName(target)} is dropped, and another takes its name: it starts over, and gives numbers again that rows already have.`,
  `Change ${targetName(target)} as it is, or let the new one continue after the largest number in use.`,
];

/** The table and column that a sequence belongs to. */
function ownerOf({ schema, name }: Reference, { objects }: Database): string | undefined {
  for (const object of objects) {
    const owner =
      "columns" in object &&
      object.columns.find(({ sequence }) => sequence?.schema === schema && sequence.name === name);
    if (owner) return `${qualifiedName(object.schema, object.name)}.${sqlName(owner.name)}`;
  }
  return undefined;
}

const moved = (target: Target, name: string, owner: string) =>
  verdict(
    "breaking",
    target,
    `Sequence ${name} comes to belong to ${owner}, and keeps its current value.`,
    `Remember that it is dropped together with ${owner}.`,
    { severity: "safe", by: `it now belongs to ${owner}` },
  );
