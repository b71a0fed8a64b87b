import { z } from "zod";
import { SchemalogError } from "../../../errors.ts";
import { isErDiagram } from "../../diagrams/er-diagram.ts";
import { evidence, type Facts, type SubjectKind, type TargetKind } from "../../model/change.ts";
import { column } from "../../model/column.ts";
import { grant } from "../../model/common.ts";
import { check, exclusion, foreignKey, key } from "../../model/constraint.ts";
import { compositeType, domain, enumType, rangeType, sequence } from "../../model/data-type.ts";
import {
  defaultPrivilege,
  eventTrigger,
  extension,
  foreignServer,
  namespace,
  otherObject,
  ownFacts,
  publication,
} from "../../model/database.ts";
import { extendedStatistics } from "../../model/extended-statistics.ts";
import { severity } from "../../model/finding.ts";
import type { Report } from "../../model/report.ts";
import { routine } from "../../model/routine.ts";
import { scheduledEvent } from "../../model/scheduled-event.ts";
import { partition, table } from "../../model/table.ts";
import { tableIndex } from "../../model/table-index.ts";
import { policy, rewriteRule, trigger } from "../../model/trigger.ts";
import { view } from "../../model/view.ts";
import { connectionName, longestConnectionName } from "../../names/connection-name.ts";
import { gitId } from "../../names/git-id.ts";

const facts: { [K in TargetKind]: z.ZodType<Facts[K]> } = {
  database: ownFacts,
  schema: namespace,
  extension,
  "event trigger": eventTrigger,
  server: foreignServer,
  publication,
  "default privilege": defaultPrivilege,
  "other object": otherObject,
  table,
  "foreign table": table,
  collection: table,
  view,
  "materialized view": view,
  sequence,
  enum: enumType,
  domain,
  "composite type": compositeType,
  "range type": rangeType,
  routine,
  event: scheduledEvent,
  column,
  "primary key": key,
  unique: key,
  "foreign key": foreignKey,
  check,
  exclusion,
  index: tableIndex,
  statistics: extendedStatistics,
  trigger,
  rule: rewriteRule,
  policy,
  partition,
  "enum value": z.strictObject({ name: z.string(), after: z.string().optional() }),
  grant,
};
const kinds = Object.keys(facts) as TargetKind[];

const target = <K extends SubjectKind>(kind: z.ZodType<K>) =>
  z.strictObject({
    kind,
    schema: z.string().optional(),
    parent: z.strictObject({ kind: z.enum(kinds), name: z.string() }).optional(),
    name: z.string(),
  });

const changesOf = (kind: TargetKind) => {
  const [about, what] = [target(z.literal(kind)), facts[kind]];
  return z.discriminatedUnion("op", [
    z.strictObject({ op: z.literal("added"), target: about, after: what }),
    z.strictObject({ op: z.literal("removed"), target: about, before: what }),
    z.strictObject({
      op: z.literal("modified"),
      target: about,
      changed: z.array(z.string()),
      before: what,
      after: what,
    }),
    z.strictObject({
      op: z.literal("renamed"),
      target: about,
      from: about,
      before: what,
      after: what,
      evidence: z.array(evidence),
    }),
  ]);
};
const changes = new Map(kinds.map((kind) => [kind, changesOf(kind)]));
const kindOfChange = z.looseObject({ target: z.looseObject({ kind: z.enum(kinds) }) });
/** By the kind of its target, so that what is wrong is said of that kind alone. */
const change = z.unknown().transform((value, context) => {
  const kind = kindOfChange.safeParse(value);
  const parsed = kind.success ? changes.get(kind.data.target.kind)?.safeParse(value) : kind;
  if (parsed?.success) return parsed.data;
  const [issue] = parsed?.error?.issues ?? [];
  context.addIssue({ code: "custom", message: issue?.message ?? "no change", path: issue?.path ?? [] });
  return z.NEVER;
});

/** Controls, and what turns the direction of text: no path of ours has them. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** A path from the repository's root that stays below it, whoever reads it: a browser, too, goes up by `..` in an address. */
const isPath = (path: string): boolean =>
  !unseen.test(path) &&
  !/^[A-Za-z]:/.test(path) &&
  path.split(/[\\/]/).every((part) => part !== "" && part !== "." && part !== "..");
const path = z.string().max(4_096).refine(isPath, "is not a path in the repository");

const cause = z.strictObject({
  file: path,
  line: z.int().min(1),
  endLine: z.int().min(1),
  statement: z.string(),
});
const finding = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/, "is not the code of a rule"),
  severity,
  target: target(z.enum<SubjectKind[]>([...kinds, "migration", "dump"])),
  // Behind a rename stands a name, which may be any text, as that of the target.
  does: z.string().regex(/^([a-z][\w' -]{0,79}|is (renamed from|moved from schema) .+)$/s, "is no verb"),
  message: z.string(),
  advice: z.string(),
  compensatedBy: z.string().optional(),
  cause: cause.optional(),
});
const side = z.strictObject({
  label: z.string(),
  version: z.string().regex(gitId, "is not the id of a tree").optional(),
});
const changeSet = z.strictObject({
  connection: z.string().optional(),
  engine: z.string().optional(),
  before: side,
  after: side,
  changes: z.array(change),
  findings: z.array(finding),
  ignored: z.array(z.strictObject({ ...finding.shape, reason: z.string() })),
  unusedIgnores: z.array(z.strictObject({ code: z.string(), object: z.string().optional(), reason: z.string() })),
});
const failure = z.strictObject({ message: z.string(), hint: z.string().optional(), cause: cause.optional() });
/** A folder, or the root; also as a hidden line of the comment holds it: nothing that ends that line, or its comment of HTML. */
const workspace = z
  .string()
  .max(500)
  .regex(/^[^<>]*$/, "is not the path of a folder")
  .refine((folder) => folder === "" || isPath(folder), "is not the path of a folder");
/** A commit at the host: an address that can't end the link that it stands in. */
const commit = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{7,64}$/, "is not the id of a commit"),
  url: z.string().regex(/^https?:\/\/[^\s()<>[\]]+$/, "is not an address"),
});
const report = z.strictObject({
  workspace,
  settings: z
    .strictObject({
      changed: z.array(z.string()),
      moved: z.array(z.string()).optional(),
      missing: z.string().optional(),
      broken: failure.optional(),
    })
    .optional(),
  connections: z.array(
    z.strictObject({
      name: z.string().max(longestConnectionName).regex(connectionName, "is not the name of a connection"),
      changeSet: changeSet.optional(),
      isLive: z.literal(true).optional(),
      diagram: z.string().max(60_000).refine(isErDiagram, "is not a diagram of tables").optional(),
      drift: changeSet.optional(),
      failure: failure.optional(),
      warnings: z.array(
        z.strictObject({
          object: z.string().optional(),
          message: z.string(),
          remedy: z.string().optional(),
          unjudged: z.literal(true).optional(),
        }),
      ),
      stale: z.array(path),
      superfluous: z.array(path).optional(),
      waiting: z.array(path).optional(),
      updated: commit.optional(),
    }),
  ),
});

/** The report as a JSON document, for jobs that join reports; ends with a line break. */
export const renderReport = (given: Report): string => `${JSON.stringify(given)}\n`;

/** Rendering takes a second for so many. */
const mostCharacters = 50_000_000;

/**
 * The report in a text that a stranger's job may have written: nothing but a report is let in, and no half of a character, which no
 * address can hold. Throws SchemalogError (2) saying what is wrong with it.
 */
export function parseReport(text: string): Report {
  if (text.length > mostCharacters) throw broken(`it has more than ${mostCharacters} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text, (_, each: unknown) => (typeof each === "string" ? each.toWellFormed() : each));
  } catch (error) {
    throw broken(error instanceof Error ? error.message : "it is not JSON");
  }
  const { success, data, error } = report.safeParse(value);
  if (success) return data as Report;
  const [issue] = error.issues;
  throw broken(`${issue?.path.join(".") || "."}: ${issue?.message}`);
}

const broken = (what: string) =>
  new SchemalogError(`this is not a schemalog report: ${what.slice(0, 500)}`, {
    exitCode: 2,
    hint: "Use the same version of schemalog in this job and in the job that wrote the report.",
  });
