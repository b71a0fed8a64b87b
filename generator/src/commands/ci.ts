import { resolve } from "node:path";
import type { Context, Input, Run } from "./command.ts";
import { loadPart } from "./load-part.ts";

/** What the package @schemalog/action does: see its `Inputs` for what these words mean. */
type Action = {
  start(inputs: Inputs, place: string | undefined, io: Io): Promise<boolean>;
  readInputs(env: Context["env"]): Inputs;
};
type Inputs = Record<string, unknown>;
type Io = Pick<Context, "env" | "print" | "progress"> & { document?: ((text: string) => void) | undefined };

/** Judges what the branch does to the schema, and tells the host. */
export const run: Run = (input, context) => start("ci", input, context, { connections: input.args });

/** Prints the jobs of a fleet, one for each connection. */
export const plan: Run = (input, context) => start("plan", input, context, { connections: input.args });

/** One comment and one check of the reports of other jobs. */
export const report: Run = (input, context) => {
  const [dir, ...connections] = input.args;
  const reports = dir === undefined ? {} : { reports: resolve(context.cwd, dir) };
  return start("report", input, context, { ...reports, connections });
};

/** Options say more than the inputs of the CI system, and those more than the defaults. */
async function start(command: string, { options }: Input, context: Context, own: Inputs): Promise<0 | 1> {
  const action = await loadPart<Action>("@schemalog/action");
  // What the host's runner obeys is the result there; the action itself keeps names from being that.
  const { cwd, config, env, progress } = context;
  const isOwnJson = context.json && command !== "plan";
  const print = isOwnJson ? progress : (text: string) => context.document(text, { commands: true });
  const document = isOwnJson ? (text: string) => context.document(text) : undefined;
  const given = Object.entries({
    ...own,
    config,
    mode: options.mode,
    failOn: options.failOn,
    event: options.event,
    base: options.base,
    timings: options.timings,
    comment: options.comment === false ? false : undefined,
  }).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  const inputs = { ...action.readInputs(env), workingDirectory: cwd, command, ...Object.fromEntries(given) };
  const place = typeof options.host === "string" ? options.host : undefined;
  return (await action.start(inputs, place, { env, print, progress, document })) ? 0 : 1;
}
