import type { View } from "../../model/view.ts";
import type { Dialect } from "../dialect.ts";
import { advice } from "./advice.ts";
import { beyondTheSchema } from "./beyond-the-schema.ts";
import { definerGaps } from "./definer-gaps.ts";
import { encodingCheck } from "./encoding-check.ts";
import { endCheck } from "./end-check.ts";
import { errors } from "./errors.ts";
import { tokens } from "./lexer.ts";
import { instead, skipped } from "./lost-writes.ts";
import { onlyLiterals } from "./only-literals.ts";
import { optionEffect } from "./option-effects.ts";
import { isParsed } from "./parsed-bodies.ts";
import { elementType, parseQualified, sequenceIn, withoutCasts } from "./printed-names.ts";
import { publicDefault } from "./public-default.ts";
import { quoted } from "./quoted.ts";
import { isReadOnly } from "./read-only-views.ts";
import { refusing } from "./refusals.ts";
import { sequenceEnd } from "./sequence-ends.ts";
import { settingsAsked } from "./settings-asked.ts";
import { parseType } from "./sql-type.ts";
import { said } from "./statement-words.ts";
import { splitStatements } from "./statements.ts";
import {
  endsTransactions,
  extensionsIn,
  extensionsNamed,
  plainName,
  reachesOut,
  roleOf,
  setsNothing,
  takesBack,
  traitOf,
} from "./traits.ts";
import { builtInChange } from "./type-changes.ts";
import { assumesZone, breaksQueries, incomparable } from "./type-families.ts";
import { versionEffect } from "./version-effects.ts";
import { viewConditions } from "./view-conditions.ts";
import { viewOutputs } from "./view-outputs.ts";
import { rewrittenBy } from "./volatile-defaults.ts";

/** Whether an option of a view is on. */
const isSet = ({ options }: Pick<View, "options">, name: string): boolean =>
  [options?.storage ?? []].flat().some((each) => new RegExp(`^${name}=(true|on|yes|1)$`, "i").test(String(each)));

/** PostgreSQL's SQL, of version 12 and newer. */
export const postgres: Dialect = {
  name: "postgres",
  quoted,
  types: {
    change: (from, to) => builtInChange(parseType(from), parseType(to)),
    breaks: breaksQueries,
    incomparable,
    assumes: assumesZone,
    holdsAnyText(type) {
      const { name, arguments: limits, array } = parseType(type);
      return !array && limits.length === 0 && (name === "text" || name === "character varying");
    },
    element: elementType,
    named: parseQualified,
  },
  rewrittenBy,
  sequenceIn,
  sequenceEnd,
  nextValue: (sequence) => `nextval('${sequence}')`,
  cast: (expression, type) => `${expression}::${type}`,
  withoutCasts,
  publicDefault,
  // As PostgREST's manual and Supabase call it.
  anonymousRole: "anon",
  optionEffect,
  definerGaps,
  instead,
  skipped,
  refusing,
  isParsed,
  readsAsCaller: (view) => isSet(view, "security_invoker"),
  isBarrier: (view) => isSet(view, "security_barrier"),
  viewConditions,
  viewOutputs,
  isReadOnly,
  keyMethod: "btree",
  highlighted: (language) =>
    /^(sql|plpgsql)$/.test(language) ? "sql" : (/^pl(python|perl)/.exec(language)?.[1] ?? ""),
  words: {
    ownSequence: "serial",
    notValidated: "NOT VALID",
    upsert: "ON CONFLICT",
    leftByUpdates: " and leaves as many dead rows behind",
    failsWithColumn: "prepared SELECT * statements",
    failedBuild: "leaves an invalid index behind",
  },
  script: {
    split: splitStatements,
    tokens,
    plainName,
    rowsOfTriggers: { qualifiers: ["new", "old"] },
    traitOf,
    endsTransactions,
    takesBack,
    setsNothing,
    onlyLiterals,
    beyondTheSchema,
    reachesOut,
    said,
    begin: "BEGIN",
    commit: "COMMIT",
    rollback: "ROLLBACK",
    reset: "DISCARD ALL",
    endCheck,
    encodingCheck,
    settingsAsked,
    settle: "SET CONSTRAINTS ALL IMMEDIATE",
    roleOf,
    extensionsNamed,
    extensionsIn,
  },
  measuredOn: "18",
  refusedBy(version, sql, isPartitioned) {
    const effect = versionEffect(sql, Number.parseInt(version, 10), isPartitioned);
    return effect?.does === "fails" ? effect.why : undefined;
  },
  errors,
  advice,
};
