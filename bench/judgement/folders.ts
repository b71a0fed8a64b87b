import { join } from "node:path";
import type { Finding } from "../../generator/src/core/model/finding.ts";
import { findMigrations, readMigrations } from "../../generator/src/migrations/index.ts";
import { squawkCodes, squawkStyle } from "./codes.ts";
import type { Disagreement } from "./disagreement.ts";
import { dialect, extensionsIn, judgeNext, objects, openShadow } from "./judge.ts";
import type { Squawk, Violation } from "./squawk.ts";

export type FolderResult = {
  folder: string;
  files: number;
  failed: number;
  agreed: number;
  /** Violations of rules that are about taste. */
  style: number;
  disagreements: Disagreement[];
};

/** Folders of PostgreSQL's migrations below one. */
export const migrationFolders = (root: string): string[] =>
  findMigrations(root)
    .filter(({ engine, foreign, scripts }) => engine === undefined && foreign === undefined && scripts > 1)
    .map(({ path }) => path);

/** Takes a folder's files one by one, as requests would, and holds what ours says of each against what squawk says. */
export async function compareFolder(root: string, folder: string, squawk: Squawk): Promise<FolderResult> {
  const migrations = readMigrations(join(root, folder), folder, root, dialect);
  const texts = new Map(migrations.files.map(({ path, text }) => [path, text]));
  const shadow = await openShadow(extensionsIn([migrations]));
  const result: FolderResult = { folder, files: 0, failed: 0, agreed: 0, style: 0, disagreements: [] };
  try {
    for (const script of migrations.scripts) {
      const { findings, failure } = await judgeNext(shadow, { ...migrations, scripts: [script] });
      result.files++;
      if (failure !== undefined) result.failed++;
      const text = texts.get(script.path) ?? "";
      const all = squawk.check(text, { inTransaction: script.transaction !== "none" });
      const violations = all.filter(({ rule }) => !squawkStyle.includes(rule));
      result.style += all.length - violations.length;
      const { agreed, disagreements } = held(findings.filter(objects), violations, { place: script.file, text });
      result.agreed += agreed;
      result.disagreements.push(...disagreements);
    }
  } finally {
    await shadow.close();
  }
  return result;
}

/** Pairs findings and violations that mean the same at the same lines; what is left on either side is a disagreement. */
function held(findings: Finding[], violations: Violation[], { place, text }: { place: string; text: string }) {
  const isSame = ({ code, cause }: Finding, { rule, line, endLine }: Violation) =>
    (squawkCodes[rule]?.includes(code) ?? true) &&
    (cause === undefined || (cause.line <= endLine && line <= cause.endLine));
  const same = violations.filter((violation) => findings.some((finding) => isSame(finding, violation)));
  const lines = text.split("\n");
  const sql = (from: number, to: number) =>
    lines
      .slice(from - 1, to)
      .join("\n")
      .slice(0, 400);
  const theirs = violations
    .filter((violation) => !same.includes(violation))
    .map(
      ({ rule, line, endLine, message }): Disagreement => ({
        ...{ suite: "squawk", place, line, theirs: rule, message },
        sql: sql(line, endLine),
      }),
    );
  const ours = findings
    .filter((finding) => !violations.some((violation) => isSame(finding, violation)))
    .map(
      ({ code, severity, message, cause }): Disagreement => ({
        ...{ suite: "squawk", place, line: cause?.line, ours: `${severity} ${code}`, message },
        sql: cause === undefined ? "" : sql(cause.line, cause.endLine),
      }),
    );
  return { agreed: same.length, disagreements: [...ours, ...theirs].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}
