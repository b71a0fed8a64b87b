import { expect } from "vitest";
import { renderComment } from "../../src/core/formats/comment/index.ts";
import { parseReport } from "../../src/core/formats/json/report.ts";
import { hosts } from "../../src/core/hosts/registry.ts";
import { attempt } from "./attempt.ts";

const half = "a\ud800b";
const side = { label: half };
const finding = {
  ...{ code: "table-dropped", severity: "breaking", does: "is dropped", message: half, advice: half },
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

/** A host takes no text that ends, or is cut, within a character: nothing would be written then. */
attempt("texts of characters of two halves, cut wherever the limit is", "the comment is whole characters", () => {
  for (const start of ["", "x"]) {
    const text = `${start}${"😀".repeat(30_000)}`;
    const failed = { message: text, hint: `${text}\n  ${text}` };
    const told = { ...finding, message: text, advice: text, target: { kind: "table", name: text } };
    const connection = {
      ...{ name: "shop", stale: [], failure: failed, warnings: [{ object: text, message: text }] },
      changeSet: { ...changeSet, findings: [told, told] },
    };
    const settings = { changed: [text], missing: text, broken: failed };
    const report = parseReport(JSON.stringify({ workspace: "", settings, connections: [connection] }));
    for (const limit of [65_000, 5_000, 1_001, 1_000])
      expect(renderComment(report, { limit }).isWellFormed()).toBe(true);
  }
});
