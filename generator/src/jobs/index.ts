export { type DriftResult, driftJob, type LastKnown } from "./drift.ts";
export type { JobOptions, JobResult } from "./job-result.ts";
export { pushJob } from "./push.ts";
export { configAtBase, reportAtBase } from "./report-at-base.ts";
export { requestJob } from "./request.ts";
export { type RequestWorkspace, requestWorkspace } from "./request-workspace.ts";
