import { codeSpan, type DriftAssessment, escapeMarkdown, shortId } from "schemalog";

const mostObjects = 30;

/** What a drift request is, and since when: each object's last change that the repository knows of. */
export function driftNote(drifted: DriftAssessment[]): string {
  const rows = drifted.flatMap(({ report, lastKnown }) =>
    lastKnown.map(({ object, commit: { id, author, date, pullRequest } }) =>
      [
        escapeMarkdown(report.name),
        codeSpan(object),
        escapeMarkdown(date.slice(0, 10)),
        escapeMarkdown(author.name),
        `${codeSpan(shortId(id, 8))}${pullRequest === undefined ? "" : ` (${pullRequest})`}`,
      ].join(" | "),
    ),
  );
  const shown = rows.slice(0, mostObjects);
  return [
    "The live database is not what this repository says: somebody changed it by another way. Merge this request to accept" +
      " the database as it is, or change the database back; then it closes by itself.",
    ...(shown.length === 0
      ? []
      : [
          "The repository last knew of these objects:",
          [
            "| connection | object | since | by | commit |",
            "| --- | --- | --- | --- | --- |",
            ...shown.map((row) => `| ${row} |`),
          ].join("\n"),
        ]),
    ...(rows.length > shown.length ? [`${rows.length - shown.length} more are not listed.`] : []),
  ].join("\n\n");
}
