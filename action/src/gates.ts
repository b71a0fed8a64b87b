import type { Config, FailOn, Mode } from "schemalog";
import type { Inputs } from "./inputs.ts";

/** What fails a run, and what it does about files that are out of date: the workflow's word, else that of schemalog.yml. */
export const gatesOf = (
  { failOn, mode }: Pick<Inputs, "failOn" | "mode">,
  config: Config | undefined,
): { failOn: FailOn; mode: Mode } => ({
  failOn: failOn ?? config?.["fail-on"] ?? "breaking",
  mode: mode ?? config?.mode ?? "check",
});
