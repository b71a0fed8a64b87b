import type { Split } from "../script.ts";
import { lineCounter } from "../text-places.ts";
import { tokens } from "./lexer.ts";

type Open = { start: number; end: number; line: number };

/**
 * Cuts a script as sqlcmd and SSMS do: at the lines that say GO. A batch is what the server takes at once, with its variables, and is
 * compiled as a whole; semicolons may be left out, and end nothing for it. `GO 5` runs the batch five times.
 */
export function split(text: string): Split {
  const cut: Split = { statements: [], dataSkipped: false, skipped: [] };
  const line = lineCounter(text);
  let open: Open | undefined;
  const close = (times = 1) => {
    if (open !== undefined) {
      const statement = { sql: text.slice(open.start, open.end), offset: open.start, line: open.line };
      for (let time = 0; time < Math.min(times, mostRuns); time++) cut.statements.push(statement);
    }
    open = undefined;
  };
  for (const { kind, start, end } of tokens(text)) {
    if (kind === "comment") continue;
    if (kind !== "meta") {
      open ??= { start, end, line: line(start) };
      open.end = end;
      continue;
    }
    const [, times] = /^\s*go\b[ \t]*(\d*)/i.exec(text.slice(start, end)) ?? [];
    if (times !== undefined) close(times === "" ? 1 : Number(times));
    else cut.skipped.push({ line: line(start), ...ofClient(text.slice(start, end).trim()) });
  }
  close();
  // A semicolon alone is no statement.
  return { ...cut, statements: cut.statements.filter(({ sql }) => /[^\s;]/.test(sql)) };
}

/** As often as a batch may run again: of a loop in a migration, more says nothing about the schema. */
const mostRuns = 10;

/** Commands of sqlcmd that change nothing of what is run. */
const harmless = /^:(on error|out|error|perftrace|xml|serverlist|list|listvar|reset|help|setvar)\b/i;

function ofClient(command: string) {
  const word = /^(:\w+|!!)/.exec(command)?.[0] ?? command;
  return harmless.test(command)
    ? {
        message: `${word} is a command of sqlcmd, and is not run`,
        remedy: "nothing needs to be done",
        ofRequests: true,
      }
    : {
        message: `${word} is a command of sqlcmd, and is not run`,
        remedy: "write what it does as SQL, or the scripts that it reads as migrations of their own",
      };
}
