import { naturally } from "../order.ts";
import { plain } from "./plain.ts";
import { baseName, isSql, type SourceFile, type Tool } from "./tool.ts";
import { passedOver, refuses, topmost } from "./trouble.ts";

type Marked = Required<Pick<Tool, "name" | "markers" | "noTransaction" | "transaction">> &
  Pick<Tool, "dropsLines" | "endsAtLines" | "history" | "keeps" | "versionOf" | "fills"> & {
    /** Whether a file is a migration by its name, and what it is called then. */
    isOne: RegExp;
    named: string;
    /** How the marker of the way up is written. */
    up: string;
    /** What the tool does about a file that it can't read. */
    refuses: string;
    /** Whether statements before the first marker, and a last one without a semicolon, are an error. */
    refusesEarly: boolean;
  };

/** A tool that keeps both ways in one file, and says by comments which is which. */
export function marked({ isOne, named, up, refuses: does, refusesEarly, ...tool }: Marked): Tool {
  const { name, markers } = tool;
  const begins = new RegExp(markers.up, `${markers.up.flags}m`);
  const isMigration = (path: string) => isOne.test(baseName(path));
  // Where most files with its markers are called otherwise, something else runs them, and the markers still say which way is which.
  const candidates = (files: SourceFile[]) => {
    const found = files.filter((file) => isSql(file) && isMigration(file.path));
    const others = files.filter((file) => isSql(file) && !isMigration(file.path) && begins.test(file.text));
    return found.length > others.length ? found : plain.choose(files);
  };
  return {
    ...tool,
    knows: (files) => candidates(files).some(({ text }) => begins.test(text)),
    choose: (files) => topmost(candidates(files)).sort((a, b) => naturally(a.path, b.path)),
    troubles: (files, chosen) => [
      ...passedOver(name, {
        ...{ chosen, named },
        isOne: (path) => isBelow(path, chosen),
        // By other names, something else runs what lies beside them.
        looksLike: files
          .filter((file) => isSql(file) && (isMigration(file.path) || begins.test(file.text)))
          .filter(({ path }) => chosen.every((one) => isMigration(one.path)) || isBelow(path, chosen)),
      }),
      ...chosen.flatMap(({ path, text }) => {
        const wrong = unreadable(text, tool, { up, refusesEarly });
        return wrong ? [refuses({ path, does, ...wrong })] : [];
      }),
    ],
  };
}

const isBelow = (path: string, chosen: SourceFile[]) =>
  path.split("/").length > (chosen[0]?.path.split("/").length ?? 0);

type Wrong = { why: string; instead: string; line: number };

/** What in a text makes the tool end with an error before it runs any of it. */
function unreadable(
  text: string,
  { markers, endsAtLines }: Pick<Marked, "markers" | "endsAtLines">,
  { up, refusesEarly }: Pick<Marked, "up" | "refusesEarly">,
): Wrong | undefined {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => markers.up.test(line));
  if (first === -1) return { why: `has no line ${up}`, instead: `Write ${up} above its statements.`, line: 1 };
  const early = lines.slice(0, first).findIndex((line) => !/^\s*(--.*)?$/.test(line));
  if (refusesEarly && early !== -1) {
    return { why: `has a statement above its line ${up}`, instead: "Move it below that line.", line: early + 1 };
  }
  return endsAtLines && withinMarkers(lines, endsAtLines);
}

/** A marker of a statement's beginning or end without its counterpart. */
function withinMarkers(lines: string[], { begin, end }: Required<Marked>["endsAtLines"]): Wrong | undefined {
  let open: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (begin.test(line)) open ??= index;
    else if (end.test(line)) open = undefined;
  }
  if (open === undefined) return undefined;
  const word = lines[open]!.trim();
  return {
    why: `has a line ${word} and none for the end`,
    instead: "End the statement with StatementEnd.",
    line: open + 1,
  };
}
