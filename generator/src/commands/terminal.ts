import type { Context } from "./command.ts";

/** The context of a person or CI at a terminal: the result goes to stdout, all else to stderr. */
export function terminalContext({
  cwd,
  json,
  config,
}: {
  cwd: string;
  json: boolean;
  config?: string | undefined;
}): Context {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  return {
    cwd,
    config,
    json,
    env: process.env,
    print: (text) => process.stdout.write(text.endsWith("\n") ? text : `${text}\n`),
    progress: say,
    warn: ({ object, message, remedy }) =>
      say(`warning: ${object ? `${object}: ` : ""}${message}${remedy ? `\n  ${remedy}` : ""}`),
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
  };
}
