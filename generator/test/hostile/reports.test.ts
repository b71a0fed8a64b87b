import { expect } from "vitest";
import { renderComment } from "../../src/core/formats/comment/index.ts";
import { parseReport } from "../../src/core/formats/json/report.ts";
import { hosts } from "../../src/core/hosts/registry.ts";
import { attempt } from "./attempt.ts";

const half = "a\ud800b";
const side = { label: half };
const finding = {
  ...{ code: "table-dropped", severity: "breaking", message: half, advice: half },
  target: { kind: "table", schema: half, name: half },
  cause: { file: half, line: 1, endLine: 1, statement: half },
};
const changeSet = { before: side, after: side, changes: [], findings: [finding], ignored: [], unusedIgnores: [] };
const reports = {
  "the file of a finding": { changeSet },
  "the file of a failure": { failure: { message: half, hint: half, cause: finding.cause } },
  "a file that is out of date": { stale: [half] },
  "the address of a commit": { updated: { id: "abcdef1", url: `https://example.com/${half}` } },
  "a warning": { warnings: [{ object: half, message: half, unjudged: true }] },
};
for (const [where, part] of Object.entries(reports)) {
  for (const { links } of Object.values(hosts)) {
    const { file } = links("https://git.example.com/a/b");
    attempt(`half a character in ${where} of a stranger's report (${file("c", "x")})`, "the comment is written", () => {
      const connection = { name: "shop", warnings: [], stale: [], ...part };
      const report = parseReport(JSON.stringify({ workspace: "", connections: [connection] }));
      const shown = renderComment(report, { limit: 60_000, fileUrl: (path, line) => file("c", path, line) });
      expect(shown.isWellFormed()).toBe(true);
      expect(shown).toMatch(/a(\ufffd|%EF%BF%BD)b/);
    });
  }
}
