import { errorLines, harmlessLines, isInterrupted, SchemalogError } from "schemalog";
import { detectCi, isCi, type Place } from "./hosts/index.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { joinReports } from "./join-reports.ts";
import { plan } from "./plan.ts";
import { run } from "./run.ts";
import type { Talk } from "./setting.ts";

/** Runs what the inputs ask for; returns whether all gates are passed. Throws SchemalogError. */
export async function start(inputs: Inputs, place: Place | undefined, talk: Talk): Promise<boolean> {
  if (inputs.command === "plan") {
    // A person may ask for it anywhere.
    return plan(isCi(place, talk.env) ? await detectCi(place, inputs, talk) : undefined, inputs, talk);
  }
  const careful = withoutCommands(talk);
  // What a place prints may be commands to its runner; what else is said never is.
  const ci = await detectCi(place, inputs, { ...careful, print: talk.print });
  return inputs.command === "report" ? joinReports(ci, inputs, careful) : run(ci, inputs, careful);
}

/** Names and SQL in the log must not be commands to the runner or a terminal. */
const withoutCommands = (talk: Talk): Talk => ({
  ...talk,
  print: (text) => talk.print(harmlessLines(text)),
  progress: (line) => talk.progress(harmlessLines(line)),
});

/** The entry of the action: its inputs come from the environment. Returns the exit code, and says what went wrong. */
export async function main(env: NodeJS.ProcessEnv): Promise<number> {
  const talk: Talk = {
    env,
    print: (text) => void process.stdout.write(`${text}\n`),
    progress: (line) => void process.stderr.write(`${line}\n`),
  };
  try {
    return (await start(readInputs(env), undefined, talk)) ? 0 : 1;
  } catch (error) {
    if (isInterrupted()) return new Promise(() => undefined); // the process ends once all is closed
    if (!(error instanceof SchemalogError)) throw error;
    talk.progress(errorLines(error));
    return error.exitCode;
  }
}
