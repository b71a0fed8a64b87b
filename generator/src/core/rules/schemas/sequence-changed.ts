import { dialectOf } from "../../dialects/registry.ts";
import type { SaidSequence } from "../../dialects/script.ts";
import type { Change, Target } from "../../model/change.ts";
import type { SequenceFacts } from "../../model/column.ts";
import { objectName, targetName } from "../../names/names.ts";
import { changesTo, doing, type Rule, type Verdict, verdict, type Watch } from "../support/rule.ts";
import { ownSequence, sequenceNamed } from "../support/sequences.ts";
import { named, type Statements, type Watched } from "../support/statements.ts";

export const sequenceChanged: Rule = {
  code: "sequence-changed",
  title: "Sequence that ends earlier, or gives numbers again",
  does: "gives other numbers",
  judge: (changes, _before, after, { statements }) =>
    sequencesIn(changes, statements).flatMap((one) =>
      changed(one, after.engine).map((each) => ({ ...each, namedAs: one.namedAs })),
    ),
  watch: (watched, context) =>
    watched.said.setsSequences.flatMap((said) => {
      const target = said.to === undefined ? undefined : knownBy(said, context);
      return target === undefined || isOfNoRows(target, watched, context) || isSetLater(target, context)
        ? []
        : setTo(said.to, target, context.after.engine);
    }),
};

type Compared = {
  target: Target;
  namedAs?: Target | undefined;
  name: string;
  old: SequenceFacts;
  now: SequenceFacts;
  type: string;
};

/** Sequences of their own, and those of columns that keep theirs. */
const sequencesIn = (changes: Change[], statements: Statements): Compared[] => [
  ...changesTo(changes, "modified", "sequence").map(({ target, before: old, after: now }) => ({
    ...{ target, old, now, name: `Sequence ${targetName(target)}` },
    type: "bigint",
  })),
  ...changesTo(changes, "modified", "column").flatMap(({ target, before: old, after: now }) => {
    // What a type holds is told of with the type.
    if (old.type !== now.type) return [];
    const [was, is] = old.identity ? [old.identity, now.identity] : [old.sequence, now.sequence];
    const reference = old.sequence && { schema: old.sequence.schema, name: old.sequence.name };
    const name = `The sequence of ${targetName(target)}`;
    return was && is
      ? { target, namedAs: ownSequence(target, reference, statements), name, old: was, now: is, type: old.type }
      : [];
  }),
];

function changed({ target, name, old, now, type }: Compared, engine: string): Verdict[] {
  const { sequenceEnd } = dialectOf(engine);
  const [was, is] = [sequenceEnd?.(old, type), sequenceEnd?.(now, type)];
  if (!was || !is) return [];
  const tell = (severity: "breaking" | "risky", does: string, message: string, advice: string) =>
    doing(doesOf(target, does), verdict(severity, target, `${name} ${message}.`, advice));
  const isDown = is.step < 0n;
  if (was.step < 0n !== isDown) {
    return [
      tell(
        "breaking",
        "counts the other way",
        `counts ${isDown ? "down instead of up" : "up instead of down"}: it gives numbers again that it gave before`,
        "Let what counts the other way draw from a sequence of its own.",
      ),
    ];
  }
  const isEarlier = isDown ? is.last > was.last : is.last < was.last;
  const found: [isSo: boolean | undefined, does: string, message: string, advice: string][] = [
    [
      isEarlier,
      "ends earlier",
      `ends at ${is.last} instead of ${was.last}: ${now.cycle ? "then it begins again, with numbers that rows may have" : "whatever draws a number from it fails then"}`,
      "Look how far it has come, and how many numbers a year takes.",
    ],
    [
      now.cycle && !old.cycle && !isEarlier,
      "begins again at its end",
      `begins again when it has come to its end (${is.last}): it gives numbers then that rows may have`,
      "Give it a larger type, or make sure that the old numbers are free by then.",
    ],
    [
      old.cycle && !now.cycle,
      "fails at its end",
      `does not begin again any more when it has come to its end (${is.last}): whatever draws a number from it fails then`,
      "Look how far it has come, or give it a larger type.",
    ],
    [
      size(is.step) < size(was.step),
      "counts in smaller steps",
      `counts in steps of ${is.step} instead of ${was.step}: a client that takes all numbers of a step for its own uses some that others get`,
      "First let every client draw each number by itself.",
    ],
  ];
  return found.flatMap(([isSo, ...words]) => (isSo ? tell("risky", ...words) : []));
}

const doesOf = ({ kind }: Target, does: string) => (kind === "column" ? `has a sequence that ${does}` : does);

const size = (step: bigint): bigint => (step < 0n ? -step : step);

function setTo(to: SaidSequence["to"], target: Target, engine: string) {
  const name = target.kind === "column" ? `The sequence of ${targetName(target)}` : `Sequence ${targetName(target)}`;
  const { continueIdentity } = dialectOf(engine).advice;
  const advice = target.kind === "column" ? continueIdentity?.(objectName(target), target.name) : undefined;
  return doing(
    doesOf(target, "goes on elsewhere"),
    verdict(
      "risky",
      target,
      `${name} goes on from ${to === "start" ? "its first number" : to}: where that is not past all numbers in use, it gives these again, and inserts fail or repeat a number.`,
      advice ?? "Let it go on after the largest number in use, whichever that is.",
    ),
  );
}

/** What was there before, also where it has another name by then. */
function knownBy(said: SaidSequence, { before, after, earlier }: Watch): Target | undefined {
  const name = said.sequence?.name ?? said.column?.table.name;
  const isRenamed = earlier.some((each) => name !== undefined && each.said.newNames.includes(name));
  return sequenceNamed(said, before) ?? (isRenamed ? sequenceNamed(said, after) : undefined);
}

/** Whether all rows of its table go with it, or went before. */
function isOfNoRows({ schema, parent }: Target, watched: Watched, { earlier }: Watch): boolean {
  if (parent === undefined) return false;
  const table = { schema, name: parent.name };
  return [...earlier, watched].some(
    ({ said, effects = [] }) =>
      named(table, effects).some(({ emptied }) => emptied) ||
      said.everyRow.some(
        ({ verb, part, where, table: { name } }) => verb === "delete" && !part && !where && name === table.name,
      ),
  );
}

/** Whether a later statement says it again. */
const isSetLater = (target: Target, context: Watch): boolean =>
  context.later.some(({ said }) =>
    said.setsSequences.some((one) => {
      const other = knownBy(one, context);
      return other !== undefined && targetName(other) === targetName(target);
    }),
  );
