import type { Split, Token } from "../script.ts";
import { lineCounter } from "../text-places.ts";
import { isHarmless, ofClient } from "./client-commands.ts";
import { Body } from "./compounds.ts";
import { type Flavour, isCodeEdge, lineEnd, tokensOf } from "./lexer.ts";

type Open = { start: number; line: number; end: number; words: string[]; body: Body };

/**
 * How a script is cut as the mysql client does: at the delimiter, wherever it stands outside of quotes and comments. At semicolons
 * also as drivers and tools send it, which know no DELIMITER: not inside of the body of a routine, trigger or event.
 */
export function splitter(flavour: Flavour): (text: string) => Split {
  const tokens = tokensOf(flavour);
  return (text) => {
    const split: Split = { statements: [], dataSkipped: false, skipped: [] };
    const line = lineCounter(text);
    let delimiter = ";";
    let open: Open | undefined;
    const close = () => {
      if (open && open.words.length > 0) {
        const sql = text.slice(open.start, open.end);
        split.statements.push({ sql, offset: open.start, line: open.line });
        if (/^LOAD (DATA|XML)\b/.test(open.words.join(" "))) split.dataSkipped = true;
      }
      open = undefined;
    };
    const reader = tokens(text);
    for (let next = reader.next(); !next.done; ) {
      const token = next.value;
      const cut =
        token.kind === "comment" || token.kind === "string" || token.kind === "quoted"
          ? -1
          : cutIn(text, token, delimiter);
      const command = commandAt(text, token, !open?.words.length);
      let skipTo: number | undefined;
      if (command !== undefined) {
        const [, mark] = /^(?:delimiter|\\d)[ \t]+(\S+)/i.exec(command) ?? [];
        if (mark !== undefined) delimiter = mark;
        else if (!isHarmless(command)) split.skipped.push({ line: line(token.start), ...ofClient(command) });
        if (/^\\[Gg]$/.test(command)) close();
        skipTo = token.start + command.length;
      } else if (cut !== -1 && !(delimiter === ";" && open?.body.isOpen)) {
        if (cut > token.start) add({ ...token, end: cut });
        close();
        skipTo = cut + delimiter.length;
      } else if (token.kind !== "comment" || isCodeEdge(text, token)) add(token);
      next = skipTo === undefined ? reader.next() : reader.next(skipTo);
    }
    close();
    return split;

    function add(token: Token) {
      open ??= { start: token.start, line: line(token.start), end: token.end, words: [], body: new Body() };
      open.end = token.end;
      open.body.note(text, token);
      if (token.kind !== "comment" && open.words.length < 2)
        open.words.push(text.slice(token.start, token.end).toUpperCase());
    }
  };
}

/** Where the delimiter begins within a token; it may go on behind it, as `//` does. */
function cutIn(text: string, { start, end }: Token, delimiter: string): number {
  if (delimiter === ";") return text[start] === ";" ? start : -1;
  const at = text.slice(start, end + delimiter.length - 1).indexOf(delimiter);
  return at === -1 ? -1 : start + at;
}

const lineCommand = /^(delimiter|source|system|tee|notee|pager|nopager|prompt|charset)$/i;

/** A command of the client: behind a backslash, or, where a statement would begin, a word that has the rest of the line. */
function commandAt(text: string, { kind, start, end }: Token, isStart: boolean): string | undefined {
  if (kind === "meta") return text.slice(start, end);
  if (!isStart || kind !== "word" || !lineCommand.test(text.slice(start, end))) return undefined;
  return /^[ \t]/.test(text.slice(end, end + 1)) ? text.slice(start, lineEnd(text, start)) : undefined;
}
