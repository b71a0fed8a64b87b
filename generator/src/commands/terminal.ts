import { harmlessLines, printable } from "../core/formats/terminal/escape.ts";
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
    // JSON leaves the 8-bit control characters as they are; its way of writing them is text in any other format.
    document: (text) => write(text.replace(/[\u007f-\u009f]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)),
    progress: say,
    warn: ({ object, message, remedy }) =>
      say(
        `warning: ${printable(object ? `${object}: ${message}` : message)}${remedy ? `\n  ${printable(remedy)}` : ""}`,
      ),
    color,
  };
}
