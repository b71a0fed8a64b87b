import { resolve } from "node:path";
import { failOnWords, modes, SchemalogError } from "schemalog";
import { z } from "zod";

const flag = (value: boolean) =>
  z
    .enum(["true", "false"], "write true or false")
    .default(value ? "true" : "false")
    .transform((text) => text === "true");
const choice = <const T extends readonly string[]>(words: T) => z.enum(words, `write one of: ${words.join(", ")}`);

/** Inputs by their names in action.yml. */
const inputs = z.object({
  command: choice(["ci", "plan", "report"]).default("ci"),
  /** `check`: stale files fail the run; `commit`: they are brought up to date on the branch. Absent: as schemalog.yml says, or check. */
  mode: choice(modes).optional(),
  /** Severity from which on findings fail the run, or any change; absent: as schemalog.yml says, or breaking. */
  failOn: choice([...failOnWords]).optional(),
  /** Names of connections; all where empty. For `report` those that must have one. */
  connections: z
    .string()
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter((name) => name !== "")),
  /** Path of schemalog.yml, where it is not found by looking upwards from the working directory. */
  config: z.string().optional(),
  workingDirectory: z
    .string()
    .default(".")
    .transform((path) => resolve(path)),
  token: z.string().optional(),
  comment: flag(true),
  /** Name of the check; empty for none. */
  checkName: z.string().default("schemalog"),
  timings: flag(false),
  /** What to do, where the CI system does not say it: a manual or local run. */
  event: choice(["request", "push", "schedule"]).optional(),
  /** Branch or revision to compare with, in a local run. */
  base: z.string().optional(),
  /** Folder with the reports to join. */
  reports: z.string().optional(),
});

/** What the user asked for: inputs of action.yml, variables of the GitLab component, or options of `schemalog ci`. */
export type Inputs = z.output<typeof inputs>;

/** `workingDirectory` → `working-directory`, as people write it. */
const written = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const mayBeEmpty = new Set(["checkName"]);

/**
 * The inputs from the environment, where action.yml puts them: `fail-on` is INPUT_FAIL_ON. What is empty counts as not
 * given. Throws SchemalogError (2) naming the input.
 */
export function readInputs(env: Record<string, string | undefined>): Inputs {
  const given = Object.keys(inputs.shape).flatMap((key) => {
    const value = env[`INPUT_${written(key).replaceAll("-", "_").toUpperCase()}`]?.trim();
    return value === undefined || (value === "" && !mayBeEmpty.has(key)) ? [] : [[key, value]];
  });
  const { success, data, error } = inputs.safeParse(Object.fromEntries(given));
  if (success) return data;
  const { path = [], message = "" } = error.issues[0] ?? {};
  throw new SchemalogError(`the input \`${written(String(path[0]))}\`: ${message}`, {
    exitCode: 2,
    hint: "The action's README lists its inputs.",
  });
}
