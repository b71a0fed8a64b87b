// The public API: all that action/ and site/ import.

export { inWordsOf } from "./core/dialects/registry.ts";
export {
  anchorOf,
  connectionPage,
  kindTitles,
  type Lookup,
  lookupOf,
  objectPage,
  type Places,
  placesOf,
} from "./core/docs/index.ts";
export type * from "./core/docs/page.ts";
export { type Annotation, annotationsOf, workflowCommands } from "./core/formats/annotations/index.ts";
export { renderCodeQuality } from "./core/formats/code-quality/index.ts";
export { renderComment } from "./core/formats/comment/index.ts";
export { parseReport, renderReport } from "./core/formats/json/report.ts";
export { renderJunit } from "./core/formats/junit/index.ts";
export { codeSpan, escapeMarkdown, linkTarget } from "./core/formats/markdown/escape.ts";
export { type ChangeSetText, readChangeSet } from "./core/formats/markdown/read-change-set.ts";
export { renderSarif } from "./core/formats/sarif/index.ts";
export { errorLines, harmlessLines } from "./core/formats/terminal/escape.ts";
export { type DiffLine, lineDiff } from "./core/formats/words/line-diff.ts";
export { severityIcon } from "./core/formats/words/severity-icon.ts";
export {
  byObject as changesByObject,
  changeLine,
  type Described,
  describe as describeChange,
} from "./core/formats/words/words.ts";
export type { Links } from "./core/hosts/host.ts";
export { type HostName, hostAt, hosts, repositoryAddress } from "./core/hosts/registry.ts";
export { trailerLines, trailers, trailersOf } from "./core/hosts/trailers.ts";
export { inOneLine, shownName } from "./core/masking/index.ts";
export type * from "./core/model/change.ts";
export type * from "./core/model/change-set.ts";
export type * from "./core/model/database.ts";
export type { Cause, Finding, Severity } from "./core/model/finding.ts";
export type * from "./core/model/report.ts";
export { connectionName } from "./core/names/connection-name.ts";
export { gitId, shortId } from "./core/names/git-id.ts";
export { kindWord } from "./core/names/names.ts";
export { isQuiet, severityCounts, worstOf } from "./core/review/counts.ts";
export { type FailOn, failOnWords, fails } from "./core/review/gate.ts";
export { isPartial, isPartialReport } from "./core/review/partial.ts";
export { SchemalogError, type Warning } from "./errors.ts";
export {
  configAtBase,
  type DriftResult,
  driftJob,
  type JobOptions,
  type JobResult,
  type LastKnown,
  pushJob,
  type RequestWorkspace,
  reportAtBase,
  requestJob,
  requestWorkspace,
} from "./jobs/index.ts";
export { readAnnotations } from "./record/annotation-files.ts";
export { historyOf as connectionHistory } from "./record/history.ts";
export type { PlannedFile } from "./record/plan.ts";
export { warmUp } from "./sources/index.ts";
export {
  type Commit,
  changedByBranch,
  currentBranch,
  hasCommit,
  hasUncommitted,
  isTracked,
  mergeBase,
  messagesWithin,
  pathInRepository,
  remoteDefaultBranch,
  remoteUrl,
  resolveCommit,
} from "./store/git/index.ts";
export { addedBy, type BlamedColumn, blame, byObject, type Entry } from "./store/history/index.ts";
export { closeBeforeExit, isInterrupted } from "./store/runs/interrupt.ts";
export { readSnapshot } from "./store/snapshot/index.ts";
export { type Span, startTimings, type Timings } from "./timings.ts";
export {
  checkWritable,
  filesBelow,
  isBelow,
  isLink,
  isThere,
  named,
  realPath,
  repositoryOf,
  textsBelow,
} from "./workspace/files/index.ts";
export {
  type Config,
  type Connection,
  chooseConnections,
  configFileOf,
  connectionOf,
  type Mode,
  modes,
  onOwnMachine,
  openWorkspace,
  type SiteConfig,
  type Workspace,
} from "./workspace/index.ts";
