import { harmlessDocument, harmlessLines, printable, withoutControls } from "../core/formats/terminal/escape.ts";
import type { Context } from "./command.ts";

/**
 * The context of a person or CI at a terminal: the result goes to stdout, all else to stderr. What is said holds names of
 * files and of a database's objects: all of it passes here, so that no terminal or runner obeys them.
 */
export function terminalContext({
  cwd,
  json,
  config,
}: {
  cwd: string;
  json: boolean;
  config?: string | undefined;
}): Context {
  const color = process.stdout.isTTY === true && !process.env.NO_COLOR;
  const write = (text: string) => void process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  const say = (lines: string) => void process.stderr.write(`${harmlessLines(lines)}\n`);
  return {
    cwd,
    config,
    json,
    env: process.env,
    print: (text) => write(harmlessLines(text, color)),
    document: (text, { commands = false } = {}) => write(commands ? withoutControls(text) : harmlessDocument(text)),
    progress: say,
    warn: ({ object, message, remedy }) =>
      say(
        `warning: ${printable(object ? `${object}: ${message}` : message)}${remedy ? `\n  ${printable(remedy)}` : ""}`,
      ),
    color,
  };
}
