import type { Severity } from "../../model/finding.ts";

/** A sign for each severity, in whatever can show colours of its own. */
export const severityIcon: Record<Severity, string> = { breaking: "🔴", risky: "🟠", safe: "🟢" };
