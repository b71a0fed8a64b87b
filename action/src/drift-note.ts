import { codeSpan, type DriftResult, escapeMarkdown, shortId } from "schemalog";

const mostObjects = 30;

/** What a drift request is, and since when: each object's last change that the repository knows of. */
export function driftNote(drifted: DriftResult[]): string {
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
    "The live database differs from this repository: it was changed by other means. Merge this request to accept" +
      " its current state, or change the database back, and the request closes itself.",
    ...(shown.length === 0
      ? []
      : [
          "When the repository last saw these objects:",
          [
            "| connection | object | since | by | commit |",
            "| --- | --- | --- | --- | --- |",
            ...shown.map((row) => `| ${row} |`),
          ].join("\n"),
        ]),
    ...(rows.length > shown.length ? [`${rows.length - shown.length} more are not listed.`] : []),
  ].join("\n\n");
}
