import { z } from "zod";
import { inWordsOf } from "../../dialects/registry.ts";
import type { Change, Subject } from "../../model/change.ts";
import { evidence } from "../../model/change.ts";
import type { ChangeSet } from "../../model/change-set.ts";
import { type Finding, severity } from "../../model/finding.ts";
import { countBySeverity } from "../../review/counts.ts";
import { headline } from "../words/finding-groups.ts";
import { rulePage } from "../words/rule-page.ts";

const target = z.strictObject({
  kind: z.string().describe("What it is: table, column, index, grant, …; of a finding also a migration."),
  schema: z.string().optional(),
  parent: z
    .strictObject({ kind: z.string(), name: z.string() })
    .optional()
    .describe("The object that a part (column, index, grant, …) belongs to."),
  name: z
    .string()
    .describe(
      "For a routine, its name with the signature; for a grant, the grantee; for a field or a migration, its path.",
    ),
});

const facts = z.record(z.string(), z.unknown()).describe("What the snapshot says about it.");
const change = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("added"), target, after: facts }),
  z.strictObject({ op: z.literal("removed"), target, before: facts }),
  z.strictObject({
    op: z.literal("modified"),
    target,
    changed: z.array(z.string()).describe("The properties that differ; `order` is the order of columns."),
    before: facts,
    after: facts,
  }),
  z.strictObject({
    op: z.literal("renamed"),
    target,
    from: target,
    before: facts,
    after: facts,
    evidence: z.array(evidence),
  }),
]);

const finding = z.strictObject({
  code: z.string().describe("The code of the rule; stable across versions."),
  severity,
  target,
  headline: z.string().describe("What becomes of the target: `column shop.customers.phone is dropped`."),
  message: z.string().describe("What is wrong, and why."),
  advice: z.string().describe("What to do instead; SQL stands between backticks."),
  compensatedBy: z.string().optional().describe("What else the change does, and why that lowers the severity."),
  cause: z
    .strictObject({ file: z.string(), line: z.int(), endLine: z.int(), statement: z.string() })
    .optional()
    .describe("The migration statement that caused it; the file's path is relative to the root of the repository."),
  page: z.url().describe("Where the rule is explained."),
});
const side = z.strictObject({
  label: z.string(),
  version: z.string().optional().describe("Git tree id of the snapshot."),
});

const changeSet = z
  .strictObject({
    connection: z.string().optional(),
    before: side,
    after: side,
    severities: z.strictObject({ breaking: z.int(), risky: z.int(), safe: z.int() }).describe("Number of findings."),
    findings: z.array(finding).describe("The worst first."),
    changes: z.array(change).describe("Object by object, each before its parts."),
    ignored: z.array(z.strictObject({ ...finding.shape, reason: z.string() })),
    unusedIgnores: z
      .array(z.strictObject({ code: z.string(), object: z.string().optional(), reason: z.string() }))
      .describe("Ignores that match no finding."),
  })
  .describe("How two databases differ, and what the rules find.");
type ChangeSetDocument = z.infer<typeof changeSet>;

/** What `schemalog diff --format json` prints; published as a JSON Schema. */
export const diffDocument = z
  .strictObject({ changeSets: z.array(changeSet).describe("One for each connection that was compared.") })
  .describe("What `schemalog diff --format json` prints.");
export type DiffDocument = z.infer<typeof diffDocument>;

/** The JSON Schema of that document. */
export const diffDocumentSchema = () => z.toJSONSchema(diffDocument);

/** Change sets as one JSON document; ends with a line break. */
export function renderJson(sets: ChangeSet[]): string {
  const document: DiffDocument = { changeSets: sets.map((set) => inWordsOf(set.engine, () => toDocument(set))) };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function toDocument({
  connection,
  before,
  after,
  changes,
  findings,
  ignored,
  unusedIgnores,
}: ChangeSet): ChangeSetDocument {
  return {
    ...(connection === undefined ? {} : { connection }),
    before,
    after,
    severities: countBySeverity(findings),
    findings: findings.map(withPage),
    changes: changes.map(plainChange),
    ignored: ignored.map((each) => ({ ...withPage(each), reason: each.reason })),
    unusedIgnores,
  };
}

const withPage = (given: Finding) => {
  const { code, severity: level, target: about, message, advice, compensatedBy, cause } = given;
  return {
    code,
    severity: level,
    target: plainTarget(about),
    headline: headline([given]),
    message,
    advice,
    ...(compensatedBy === undefined ? {} : { compensatedBy }),
    ...(cause === undefined ? {} : { cause }),
    page: rulePage(code),
  };
};

const plainTarget = ({ kind, schema, parent, name }: Subject) => ({
  kind,
  ...(schema === undefined ? {} : { schema }),
  ...(parent === undefined ? {} : { parent }),
  name,
});

function plainChange(each: Change): ChangeSetDocument["changes"][number] {
  const about = plainTarget(each.target);
  switch (each.op) {
    case "added":
      return { op: each.op, target: about, after: { ...each.after } };
    case "removed":
      return { op: each.op, target: about, before: { ...each.before } };
    case "modified":
      return {
        op: each.op,
        target: about,
        changed: each.changed,
        before: { ...each.before },
        after: { ...each.after },
      };
    case "renamed": {
      const { op, before, after, evidence: why } = each;
      return {
        op,
        target: about,
        from: plainTarget(each.from),
        before: { ...before },
        after: { ...after },
        evidence: why,
      };
    }
  }
}
