export type { Assessment, AssessOptions } from "./assessment.ts";
export { assessDrift, type DriftAssessment, type LastKnown } from "./drift.ts";
export { assessPush } from "./push.ts";
export { assessRequest } from "./request.ts";
export { type RequestWorkspace, requestWorkspace } from "./request-workspace.ts";
