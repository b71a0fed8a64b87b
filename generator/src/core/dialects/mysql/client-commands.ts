import type { Skipped } from "../script.ts";

/** Whether a command of the client (manual, 6.5.1.2) does nothing to the database: those that end a statement or print. */
export const isHarmless = (command: string): boolean =>
  /^(\\[GgcehpqstTwW]|\\d\b|(tee|notee|pager|nopager|prompt)\b)/i.test(command);

/** What is to be said of a command of the client that is left out. */
export function ofClient(command: string): Omit<Skipped, "line"> {
  if (/^(\\\.|source\b)/i.test(command)) {
    return {
      message: "the file that the client would include here (SOURCE) is not read",
      remedy: "Give the connection a folder in which every file is a migration of its own.",
    };
  }
  const word = /^(?:\w{1,20}|\\.)/u.exec(command)?.[0] ?? "";
  return {
    message: `not run: ${word} is a command of the mysql client, not SQL`,
    remedy: "Check what it would do, or write it as SQL.",
  };
}
