import type { Cause, Severity } from "../../model/finding.ts";
import type { Report } from "../../model/report.ts";
import { ofMigrations, ofStatements, rules } from "../../rules/registry.ts";
import { type Located, locatedFindings } from "../words/located.ts";
import { rulePage } from "../words/rule-page.ts";

const levels: Record<Severity, "error" | "warning" | "note"> = { breaking: "error", risky: "warning", safe: "note" };
/** GitHub takes no more results in a run: https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning */
const mostResults = 25_000;

/**
 * A report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/). Places are relative to the root of the
 * repository; fingerprints stay when lines move.
 */
export function renderSarif(report: Report, { version }: { version?: string | undefined } = {}): string {
  const all = locatedFindings(report);
  const used = [...ofStatements, ...ofMigrations, ...rules].filter(({ code }) =>
    all.some(({ finding }) => finding.code === code),
  );
  const places = new Map(used.map(({ code }, index) => [code, index]));
  const leftOut = all.length - mostResults;
  const notes = [
    ...report.connections.flatMap(({ name, failure }) =>
      failure
        ? [{ text: `${name}: ${failure.message}`, locations: failure.cause ? [locationOf(failure.cause)] : [] }]
        : [],
    ),
    ...(leftOut > 0
      ? [{ text: `${leftOut} findings are left out: a run may have at most ${mostResults}`, locations: [] }]
      : []),
  ];
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "schemalog",
            ...(version === undefined ? {} : { semanticVersion: version }),
            informationUri: "https://github.com/schemalog/schemalog",
            rules: used.map((rule) => ruleOf(rule, all)),
          },
        },
        automationDetails: { id: `schemalog/${report.workspace}` },
        originalUriBaseIds: { ROOT: { description: { text: "The root of the repository." } } },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: report.connections.every(({ failure }) => failure === undefined),
            toolExecutionNotifications: notes.map(({ text, locations }) => ({
              level: "error",
              message: { text },
              ...(locations.length > 0 && { locations }),
            })),
          },
        ],
        results: all.slice(0, mostResults).map((located) => resultOf(located, places)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf({ code, title }: { code: string; title: string }, all: Located[]) {
  const worst = (["breaking", "risky", "safe"] as const).find((level) =>
    all.some(({ finding }) => finding.code === code && finding.severity === level),
  );
  const why = "for why it matters and how to do it safely.";
  return {
    id: code,
    name: code.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: title },
    help: {
      text: `${title}. See ${rulePage(code)} ${why}`,
      markdown: `${title}. See [${code}](${rulePage(code)}) ${why}`,
    },
    helpUri: rulePage(code),
    defaultConfiguration: { level: levels[worst ?? "risky"] },
    properties: {
      tags: ["database", "schema"],
      precision: "high",
      "problem.severity": worst === "breaking" ? "error" : worst === "risky" ? "warning" : "recommendation",
    },
  };
}

function resultOf(
  { connection, finding, what, path, line, endLine, fingerprint }: Located,
  places: Map<string, number>,
) {
  const { code, severity, message, advice } = finding;
  return {
    ruleId: code,
    ruleIndex: places.get(code) ?? -1,
    level: levels[severity],
    message: { text: `${what}: ${message} ${advice}` },
    locations: [
      {
        ...locationOf({ file: path, line, endLine }),
        logicalLocations: [{ fullyQualifiedName: what, kind: "member" }],
      },
    ],
    partialFingerprints: { "schemalogFinding/v1": fingerprint },
    properties: { connection, severity },
  };
}

const locationOf = ({ file, line, endLine }: Pick<Cause, "file" | "line" | "endLine">) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(file), uriBaseId: "ROOT" },
    region: { startLine: line, endLine },
  },
});

/** A path as a relative URI (RFC 3986): every part encoded. */
const uriOf = (path: string) =>
  path
    .split("/")
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join("/");
