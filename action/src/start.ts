import { errorLines, harmlessLines, isInterrupted, SchemalogError } from "schemalog";
import type { Io } from "./context.ts";
import { detectCi, isCi, type Place } from "./hosts/index.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { joinReports } from "./join-reports.ts";
import { plan } from "./plan.ts";
import { run } from "./run.ts";

/** Runs what the inputs ask for; returns whether all gates are passed. Throws SchemalogError. */
export async function start(inputs: Inputs, place: Place | undefined, io: Io): Promise<boolean> {
  if (inputs.command === "plan") {
    // A person may ask for it anywhere.
    return plan(isCi(place, io.env) ? await detectCi(place, inputs, io) : undefined, inputs, io);
  }
  const careful = withoutCommands(io);
  // What a place prints may be commands to its runner; what else is said never is.
  const ci = await detectCi(place, inputs, { ...careful, print: io.print });
  return inputs.command === "report" ? joinReports(ci, inputs, careful) : run(ci, inputs, careful);
}

/** Names and SQL in the log must not be commands to the runner or a terminal. */
const withoutCommands = (io: Io): Io => ({
  ...io,
  print: (text) => io.print(harmlessLines(text)),
  progress: (line) => io.progress(harmlessLines(line)),
});

/** The entry of the action: its inputs come from the environment. Returns the exit code, and says what went wrong. */
export async function main(env: NodeJS.ProcessEnv): Promise<number> {
  const io: Io = {
    env,
    print: (text) => void process.stdout.write(`${text}\n`),
    progress: (line) => void process.stderr.write(`${line}\n`),
  };
  try {
    return (await start(readInputs(env), undefined, io)) ? 0 : 1;
  } catch (error) {
    if (isInterrupted()) return new Promise(() => undefined); // the process ends once all is closed
    if (!(error instanceof SchemalogError)) throw error;
    io.progress(errorLines(error));
    return error.exitCode;
  }
}
