// The public API: all that action/ and site/ import.
export {
  type Assessment,
  type AssessOptions,
  assessDrift,
  assessPush,
  assessRequest,
  type DriftAssessment,
  type LastKnown,
  type RequestWorkspace,
  requestWorkspace,
} from "./assess/index.ts";
export {
  type Connection,
  chooseConnections,
  connectionOf,
  openWorkspace,
  type SiteConfig,
  type Workspace,
} from "./config/index.ts";
export { anchorOf, connectionPage, kindTitles, type Lookup, lookupOf, objectPage } from "./docs/index.ts";
export type * from "./docs/page.ts";
export { SchemalogError, type Warning } from "./errors.ts";
export {
  checkWritable,
  filesBelow,
  isBelow,
  isLink,
  named,
  realPath,
  repositoryOf,
  textsBelow,
} from "./files/index.ts";
export {
  type Commit,
  currentBranch,
  hasCommit,
  mergeBase,
  messagesWithin,
  remoteDefaultBranch,
  resolveCommit,
} from "./git/index.ts";
export { addedBy, type BlamedColumn, blame, byObject, type Entry, timeline } from "./history/index.ts";
export { shownName } from "./masking/index.ts";
export type * from "./model/change.ts";
export type * from "./model/change-set.ts";
export type * from "./model/database.ts";
export type { Cause, Finding, Severity } from "./model/finding.ts";
export type * from "./model/report.ts";
export { readAnnotations } from "./record/docs-files.ts";
export type { PlannedFile } from "./record/plan.ts";
export { type Annotation, annotationsOf, workflowCommands } from "./render/annotations/index.ts";
export { renderCodeQuality } from "./render/code-quality/index.ts";
export { renderComment } from "./render/comment/index.ts";
export { parseReport, renderReport } from "./render/json/report.ts";
export { renderJunit } from "./render/junit/index.ts";
export { codeSpan, escapeMarkdown } from "./render/markdown/escape.ts";
export { renderSarif } from "./render/sarif/index.ts";
export { errorLines, harmlessLines } from "./render/terminal/escape.ts";
export { changeLine } from "./render/words.ts";
export { fails } from "./rules/gate.ts";
export { closeBeforeExit, isInterrupted } from "./runs/interrupt.ts";
export { readSnapshot } from "./snapshot/index.ts";
export { warmUp } from "./sources/index.ts";
export { type Span, startTimings, type Timings } from "./timings.ts";
