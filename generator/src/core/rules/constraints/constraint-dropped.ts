import { dialectOf } from "../../dialects/registry.ts";
import type { Change, ChangeTo, Target } from "../../model/change.ts";
import type { Check, Exclusion, ForeignKey, Key } from "../../model/constraint.ts";
import type { Database } from "../../model/database.ts";
import { objectName, qualifiedName, sqlName } from "../../names/names.ts";
import { checksRewritten } from "../support/check-change.ts";
import { demandsAsMuch, sameExpression } from "../support/expression.ts";
import { replacementOf } from "../support/foreign-keys.ts";
import { goesWithAnother } from "../support/gone.ts";
import { isGoneBefore } from "../support/in-time.ts";
import { isOfCollection, tableOf } from "../support/lookup.ts";
import { type Compensation, changesTo, doing, type Rule, type Verdict, verdict } from "../support/rule.ts";
import type { Statements } from "../support/statements.ts";
import { implies, servesUpserts, uniquenessIn, uniquenessOf } from "../support/uniqueness.ts";

type KeyChange = ChangeTo<"primary key" | "unique", "removed" | "modified">;
type OtherChange = ChangeTo<"foreign key" | "check" | "exclusion", "removed" | "modified">;

const loss: Record<OtherChange["target"]["kind"], string> = {
  "foreign key": "rows that reference nothing become possible",
  check: "rows that violate it become possible",
  exclusion: "conflicting rows become possible",
};

export const constraintDropped: Rule = {
  code: "constraint-dropped",
  title: "Constraint dropped or weakened",
  does: "is dropped",
  judge: (changes, _before, after, { statements }) => [
    ...changesTo(changes, "removed", "primary key", "unique")
      .filter(({ target, before }) => !goesWithAnother(target, before, changes, after.engine))
      .map((change) => keyLost(change, after, statements)),
    ...changesTo(changes, "modified", "primary key", "unique")
      .filter(({ before: old, after: now }) => promises(old) !== promises(now))
      .flatMap((change) =>
        servesAsBefore(change, after) ? [] : doing("is weakened", keyLost(change, after, statements)),
      ),
    ...changesTo(changes, "removed", "foreign key", "check", "exclusion")
      .filter(({ target, before }) => isEnforced(before) && !goesWithAnother(target, before, changes, after.engine))
      .map((change) => otherLost(change, "is dropped", replaced(change, changes, after, statements))),
    ...changesTo(changes, "modified", "foreign key", "check")
      .filter(({ before, after }) => isEnforced(before) && !isEnforced(after))
      .map((change) => doing("is not enforced any more", otherLost(change, "is not enforced any more"))),
    ...[...checksRewritten(changes, after.engine), ...changesTo(changes, "modified", "foreign key", "exclusion")]
      // Of a validator that is another one its own rule speaks.
      .filter(({ target, before, after }) => !isOfCollection(target) && isEnforced(before) && isEnforced(after))
      .flatMap((change) => weakened(change) ?? [])
      .map((one) => doing("is changed", one)),
  ],
};

const isEnforced = (facts: { enforced?: false | undefined } | object) =>
  !("enforced" in facts && facts.enforced === false);

/** All that rows, upserts and foreign keys rely on. */
const promises = ({ columns, nullsNotDistinct, withoutOverlaps, deferrable }: Key) =>
  JSON.stringify([columns, nullsNotDistinct, withoutOverlaps, deferrable !== undefined]);

function servesAsBefore(
  { target, before, after: now }: ChangeTo<KeyChange["target"]["kind"], "modified">,
  after: Database,
) {
  const table = tableOf(after, target);
  return table !== undefined && servesUpserts(uniquenessOf(now, table), uniquenessOf(before, table));
}

function keyLost(change: KeyChange, after: Database, statements: Statements): Verdict {
  const { target, before: old } = change;
  // In the table as it is now: what was promised of columns that are gone nothing else can promise.
  const table = tableOf(after, target);
  const wanted = table && uniquenessOf(old, table);
  const isInTime = (name: string) =>
    !(["primary key", "unique", "index"] as const).some((kind) =>
      isGoneBefore(target, { ...target, kind, name }, statements),
    );
  const others = wanted
    ? uniquenessIn(after, target).filter((known) => implies(known, wanted) && isInTime(known.name))
    : [];
  const same = others.find((known) => wanted && servesUpserts(known, wanted));
  const name = `${target.kind} ${sqlName(target.name)} on ${objectName(target)}`;
  const what = change.op === "removed" ? "is dropped" : becomes(old, change.after);
  return same
    ? verdict("risky", target, `${name} ${what}.`, `Check that no code names ${sqlName(old.name)} itself.`, {
        severity: "safe",
        by: `${sqlName(same.name)} keeps them unique`,
      })
    : verdict("risky", target, `${name} ${what}: ${keyLoss(change, others[0]?.name, after)}.`, adviceFor(old.name));
}

/** What rows and code lose with a key, though `other` may keep the rows unique. */
function keyLoss(change: KeyChange, other: string | undefined, after: Database): string {
  const { target, before: old } = change;
  const upsert = dialectOf(after.engine).words.upsert ?? "an upsert";
  const list = listOf(old);
  const now = change.op === "modified" ? change.after : undefined;
  if (other !== undefined && other === now?.name && listOf(now) === list)
    return `${upsert} on ${list} fails, and foreign keys can't refer to it`;
  if (other !== undefined) return `${sqlName(other)} keeps the rows unique, but ${upsert} on ${list} fails`;
  if (now && listOf(now) === list && old.withoutOverlaps && !now.withoutOverlaps)
    return "overlapping ranges become possible";
  if (now && listOf(now) === list && !now.deferrable)
    return "several rows that differ in nothing but NULLs become possible";
  if (now || target.kind === "unique") return `duplicates of ${list} become possible, and ${upsert} on ${list} fails`;
  return `rows no longer have a primary key: duplicates of ${list} become possible, and replication, ${upsert} and foreign keys that rely on it break`;
}

const listOf = ({ columns }: Key) => `(${columns.map(sqlName).join(", ")})`;

/** How a key differs from what it was, where all that it promised is no longer so. */
function becomes(old: Key, now: Key): string {
  const words = (key: Key) =>
    [listOf(key), key.withoutOverlaps && "without overlaps", key.nullsNotDistinct && "nulls not distinct"]
      .filter(Boolean)
      .join(" ");
  if (words(old) !== words(now)) return `changes from ${words(old)} to ${words(now)}`;
  return "becomes deferrable";
}

const adviceFor = (name: string) =>
  `Make sure that no code relies on it. If another constraint replaces it, add that one before ${sqlName(name)} is dropped.`;

const otherLost = ({ target }: OtherChange, what: string, compensation?: Compensation): Verdict =>
  verdict(
    "risky",
    target,
    `${target.kind} ${sqlName(target.name)} on ${objectName(target)} ${what}${compensation ? "" : `: ${loss[target.kind]}`}.`,
    adviceFor(target.name),
    compensation,
  );

/** One of its name that demands something else: what it refused, and the new one does not, is allowed. */
function weakened({ target, before: old, after: now }: ChangeTo<OtherChange["target"]["kind"], "modified">) {
  const [from, to] = [demandOf(old), demandOf(now)];
  if ("expression" in old && "expression" in now ? demandsAsMuch(now.expression, old.expression) : from === to) return;
  return verdict(
    "risky",
    target,
    `${target.kind} ${sqlName(target.name)} on ${objectName(target)} changes from ${from} to ${to}: rows that the old one refused become possible where the new one allows them.`,
    "Check that all that reads these rows copes with those that were refused until now.",
  );
}

/** What a constraint demands of rows. */
function demandOf(facts: ForeignKey | Check | Exclusion): string {
  if ("expression" in facts) return facts.expression;
  if ("definition" in facts) return facts.definition;
  const { columns, references, match } = facts;
  const list = (names: string[]) => `(${names.map(sqlName).join(", ")})`;
  const parent = qualifiedName(references.schema, references.name);
  return `${list(columns)} REFERENCES ${parent} ${list(references.columns)}${match ? ` MATCH ${match.toUpperCase()}` : ""}`;
}

function replaced(
  change: ChangeTo<OtherChange["target"]["kind"], "removed">,
  changes: Change[],
  after: Database,
  statements: Statements,
): Compensation | undefined {
  const { target, before } = change;
  const isInTime = (other: Target) => !isGoneBefore(target, other, statements);
  if (isForeignKey(change)) {
    const other = replacementOf(change, changes);
    if (!other || !isInTime(other.target)) return undefined;
    return { severity: "safe", by: `foreign key ${sqlName(other.target.name)} replaces it` };
  }
  const filled = tableOf(after, target)?.columns.find(
    ({ name, nullable }) =>
      !nullable &&
      isInTime({ ...target, kind: "column", name }) &&
      "expression" in before &&
      sameExpression(before.expression, `${sqlName(name)} IS NOT NULL`),
  );
  if (filled) return { severity: "safe", by: `${sqlName(filled.name)} is NOT NULL` };
  const other = changesTo(changes, "added", "check").find(
    ({ target: other, after }) =>
      other.schema === target.schema &&
      other.parent?.name === target.parent?.name &&
      isInTime(other) &&
      isEnforced(after) &&
      "expression" in before &&
      demandsAsMuch(after.expression, before.expression),
  );
  return other && { severity: "safe", by: `check ${sqlName(other.target.name)} demands as much` };
}

const isForeignKey = (change: { target: { kind: string } }): change is ChangeTo<"foreign key", "removed"> =>
  change.target.kind === "foreign key";
