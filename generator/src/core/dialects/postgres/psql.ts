import type { Skipped } from "../script.ts";

/**
 * Whether a line of psql's (without its backslash) does nothing to the database: what pg_dump writes, words that print, and
 * `\g` for a semicolon. One with another backslash or a backquote may go on with anything.
 */
export const isHarmless = (command: string): boolean =>
  /^((g|gx)[ \t]*|((un)?restrict|echo|qecho|warn|timing|set[ \t]+ON_ERROR_STOP)\b[^\r\\`]*)\r?$/.test(command);

/** A line that makes statements, or fills in what stands in them: what is built is another one without it. */
const makesSql = /^(gexec|gset|set[ \t]+[a-z_]|unset|prompt|getenv|!)/;

/** What is to be said of a line of psql's that is left out. */
export function ofPsql(command: string): Omit<Skipped, "line"> {
  if (/^(i|ir|include|include_relative)\b/.test(command)) {
    return {
      message: "the file that psql would include here (\\i) is not read",
      remedy: "Give the connection a folder in which every file is a migration of its own.",
    };
  }
  const word = /^(?:\w{1,20}|.)/u.exec(command)?.[0] ?? "";
  if (/^(if|elif|else|endif)$/.test(word)) {
    return {
      message: `the statements of every branch are run: \\${word} is a psql command, not SQL`,
      remedy: "Keep those that are to run, or decide in SQL: DO $$ BEGIN IF … THEN … END IF; END $$.",
    };
  }
  return {
    message: `not run: \\${word} is a psql command, not SQL`,
    remedy: "Check what it would do, or write it as SQL.",
    ...(!makesSql.test(command) && { ofRequests: true }),
  };
}

/** What is to be said of COPY … FROM stdin. */
export const ofRows: Omit<Skipped, "line"> = {
  message: "the rows of COPY … FROM stdin are not loaded, and triggers that they would fire did not run",
  remedy: "Check what triggers on that table do.",
  ofRequests: true,
};

/** What is to be said of what follows COPY … FROM stdin; on its line: psql runs it, before it reads the rows. */
export const ofBehindCopy: Omit<Skipped, "line"> = {
  message: "not run: what stands on the line of COPY … FROM stdin, behind it",
  remedy: "Check what it does, or give it a line of its own.",
  ofRequests: true,
};
