import { inWordsOf } from "../../dialects/registry.ts";
import type { ChangeSet } from "../../model/change-set.ts";
import type { Cause } from "../../model/finding.ts";
import type { ConnectionReport } from "../../model/report.ts";
import { counted } from "../../names/counted.ts";
import { changeCounts, isQuiet } from "../../review/counts.ts";
import { endsHalfway } from "../../review/gate.ts";
import { notes, objectBlocks, verdict } from "../markdown/change-set.ts";
import { codeBlock, codeSpan, escapeMarkdown, folded } from "../markdown/escape.ts";
import type { Place } from "../markdown/findings.ts";
import { driftBlock } from "./drift.ts";
import { failureBlock } from "./failure.ts";
import { findingBlocks } from "./findings.ts";
import { shorten } from "./shorten.ts";
import type { Detail } from "./size-steps.ts";
import { unjudgedBlock, warningsBlock } from "./warnings.ts";

type Options = {
  fileUrl?: ((path: string, line?: number) => string) | undefined;
  alone: boolean;
  /** Of the room that findings have, between 0 and 1. */
  share: number;
};

/** What a report says of one connection; nothing where there is nothing to say. */
export const connectionSection = (connection: ConnectionReport, detail: Detail, options: Options): string[] =>
  inWordsOf((connection.changeSet ?? connection.drift)?.engine, () => section(connection, detail, options));

function section(connection: ConnectionReport, detail: Detail, { fileUrl, alone, share }: Options): string[] {
  const { name, changeSet, isLive, failure, drift, warnings, diagram } = connection;
  const place = ({ cause }: { cause?: Cause | undefined }) => {
    if (!cause) return undefined;
    const text = codeSpan(`${cause.file}:${cause.line}`);
    return fileUrl ? `[${text}](${fileUrl(cause.file, cause.line)})` : text;
  };
  const body = [
    ...(failure ? [failureBlock(failure, place(failure), detail)] : []),
    ...unjudgedBlock(warnings, detail),
    ...(isLive && changeSet && !isQuiet(changeSet) ? [ofLive] : []),
    ...(changeSet && !isQuiet(changeSet) ? changesBlocks(changeSet, place, { alone, diagram, share }, detail) : []),
    ...(drift ? [driftBlock(drift, detail)] : []),
    ...(changeSet ? ignoredBlock(changeSet, detail) : []),
    ...warningsBlock(warnings, detail),
  ];
  return body.length === 0 || alone ? body : [`### ${escapeMarkdown(name)}`, ...body];
}

/** What a reviewer has to know before the findings. */
const ofLive =
  "This is how the **live database** differs from the base's snapshot: the connection has no migrations, so nothing tells whether this request brings it about, or somebody has changed the database.";

function changesBlocks(
  changeSet: ChangeSet,
  place: Place,
  { alone, diagram, share }: { alone: boolean; diagram: string | undefined; share: number },
  detail: Detail,
): string[] {
  const { objects, text, diagram: drawn } = detail;
  const { findings, changes } = changeSet;
  const all = objects === 0 ? [] : objectBlocks(changes, "####");
  const shown = all.slice(0, objects).map((block) => shorten(block, text));
  const rest = all.length - shown.length;
  return [
    // Where nothing ran before the statement that fails, its finding says all.
    ...(changes.length === 0 && endsHalfway(changeSet)
      ? []
      : [alone ? `${changeCounts(changeSet)}.` : verdict(changeSet)]),
    ...findingBlocks(findings, place, detail, share),
    ...(shown.length === 0
      ? []
      : [folded("What changed", [...shown, ...(rest > 0 ? [`… and ${rest} more objects.`] : [])].join("\n\n"))]),
    ...(diagram !== undefined && drawn ? [folded("Diagram", codeBlock(diagram, "mermaid"))] : []),
  ];
}

/** What the settings say not to count, and what they say so in vain. */
function ignoredBlock({ ignored, unusedIgnores }: ChangeSet, { warnings: most }: Detail): string[] {
  if (most === 0 || ignored.length + unusedIgnores.length === 0) return [];
  const summary = [
    ...(ignored.length > 0 ? [counted(ignored.length, "ignored finding")] : []),
    ...(unusedIgnores.length > 0 ? [counted(unusedIgnores.length, "unused ignore")] : []),
  ].join(", ");
  const shown = { ignored: ignored.slice(0, most), unusedIgnores: unusedIgnores.slice(0, most) };
  return [folded(summary, notes(shown, "####").join("\n\n"))];
}
