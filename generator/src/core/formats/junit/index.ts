import { inWordsOf } from "../../dialects/registry.ts";
import type { Cause } from "../../model/finding.ts";
import type { ConnectionReport, Report } from "../../model/report.ts";
import { targetWords } from "../../names/names.ts";
import { type FailOn, fails } from "../../review/gate.ts";

/** What XML 1.0 takes as a character at all (section 2.2). */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

const xml = (text: string) =>
  text
    .toWellFormed()
    .replace(forbidden, "\ufffd")
    .replace(/[&<>"\n\r\t]/g, (mark) => entities[mark] ?? mark);

/**
 * A report as JUnit XML: a suite for each connection, a case for each finding, which fails from the severity `failOn` on.
 * A connection without a finding has one case that passes, one that could not be read one in error.
 */
export function renderJunit({ connections }: Report, failOn: FailOn = "breaking"): string {
  const suites = connections.map((connection) => suite(connection, failOn));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="schemalog">\n${suites.join("\n")}\n</testsuites>\n`;
}

function suite({ name, changeSet, failure }: ConnectionReport, failOn: FailOn): string {
  const cases = (changeSet?.findings ?? []).map((finding) => {
    const { code, target, message, advice, severity, cause } = finding;
    const bad = changeSet && fails({ ...changeSet, findings: [finding] }, failOn);
    const place = cause ? `${cause.file}:${cause.line}\n` : "";
    const body = bad
      ? [`      <failure message="${xml(message)}" type="${severity}">${xml(`${place}${advice}`)}</failure>`]
      : [];
    return element(name, `${code}: ${inWordsOf(changeSet?.engine, () => targetWords(target))}`, body, placeOf(cause));
  });
  if (failure) {
    const text = xml(failure.hint ?? "");
    const { cause, message } = failure;
    const body = [`      <error message="${xml(message)}">${text}</error>`];
    cases.push(element(name, "the schema can be read", body, placeOf(cause)));
  }
  if (cases.length === 0) cases.push(element(name, "no findings", []));
  const count = (tag: string) => cases.filter((text) => text.includes(`      <${tag} `)).length;
  const counts = `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}"`;
  return `  <testsuite name="${xml(name)}" ${counts}>\n${cases.join("\n")}\n  </testsuite>`;
}

const placeOf = (cause: Cause | undefined) => cause && ` file="${xml(cause.file)}" line="${cause.line}"`;

const element = (connection: string, name: string, body: string[], more = "") =>
  `    <testcase classname="${xml(`schemalog.${connection}`)}" name="${xml(name)}"${more}` +
  (body.length === 0 ? "/>" : `>\n${body.join("\n")}\n    </testcase>`);
