import { plainly } from "../order.ts";
import { changelogTroubles, lastOf, master } from "./liquibase-changelogs.ts";
import { folderOf, isSql, type Part, type SourceFile, type Tool } from "./tool.ts";
import { passesOver, refuses } from "./trouble.ts";

const head = /^\uFEFF?\s*--\s*liquibase\s+formatted\s+sql/i;
const changeset = /^[ \t]*--[ \t]*changeset[ \t]+(.*?)[ \t\r]*$/i;
/** AbstractFormattedChangeLogParser, CHANGE_SET_REGEX. */
const named = /^(?:"[^"]+"|[^:]+):[ \t]*(?:"[^"]+"|\S+)/;
const isFormatted = (file: SourceFile) => isSql(file) && head.test(file.text);

/**
 * Liquibase (AbstractFormattedChangeLogParser; manual, SQL changelog): files that begin with `--liquibase formatted sql`, in which a
 * changeset is what stands below its `--changeset author:id`. In the order of the master changelog, else of their paths.
 */
export const liquibase: Tool = {
  name: "Liquibase",
  calls: "changeset",
  found: /^((?:.*\/)?change-?logs?)\/(?:.*\/)?[^/]+\.sql$/i,
  reads: master,
  // Manual, Property substitution.
  around: ["liquibase.properties"],
  fills: { pattern: /\$\{([^}\n]*)\}?/g, values: properties },
  // DatabaseChangeLogService: its lock is a second table.
  keeps: [
    {
      name: "databasechangelog",
      columns:
        "id varchar(255) NOT NULL, author varchar(255) NOT NULL, filename varchar(255) NOT NULL, dateexecuted timestamp NOT NULL, orderexecuted integer NOT NULL, exectype varchar(10) NOT NULL, md5sum varchar(35), description varchar(255), comments varchar(255), tag varchar(255), liquibase varchar(20), contexts varchar(255), labels varchar(255), deployment_id varchar(10)",
    },
    {
      name: "databasechangeloglock",
      columns: "id integer NOT NULL PRIMARY KEY, locked boolean NOT NULL, lockgranted timestamp, lockedby varchar(255)",
    },
  ],
  knows: (files) => files.some(isFormatted),
  choose(files) {
    const scripts = files.filter(isSql).sort((a, b) => plainly(a.path, b.path));
    const included = [...new Set(includes(files).flatMap((include) => scripts.filter(include)))];
    return included.length > 0 ? included : scripts.filter(isFormatted);
  },
  parts: (file, isOurs) =>
    isFormatted(file) ? changesets(file).map((one) => ({ ...one, leftOut: whyLeftOut(one.words, isOurs) })) : undefined,
  // Manual, ValidationFailedException: checksums; what is missing runs in order, and nothing asks for what is gone.
  history: {
    edited: {
      severity: "breaking",
      does: "Liquibase refuses to update databases that ran it, because its checksum is another",
    },
    early: { severity: "risky", does: "where that has run, Liquibase runs this one after it" },
  },
  repeats: (path) => /::again$/.test(path),
  noTransaction: /^[ \t]*--[ \t]*changeset\b.*\brunInTransaction:[ \t]*"?false/im,
  transaction: ({ asksForNone }) =>
    asksForNone
      ? "none"
      : {
          opens: "Liquibase opens a transaction for each changeset",
          instead: "Put it into a changeset of its own, with runInTransaction:false behind author:id.",
        },
  troubles: (files, chosen) => [
    ...changelogTroubles(files),
    // Manual, include and includeAll: what none of them names is no part of the changelog.
    ...files
      .filter((file) => isFormatted(file) && !chosen.includes(file))
      .map(({ path }) =>
        passesOver({
          ...{ path, why: "is included by no changelog", does: "Liquibase never runs it" },
          instead: "Include it in the changelog, or delete it.",
        }),
      ),
    ...chosen.filter(isFormatted).flatMap((file) => {
      const found = changesets(file);
      const { path } = file;
      if (found.length === 0) {
        const does = "Liquibase finds nothing to run in it";
        return [
          passesOver({ path, why: "has no line --changeset", does, instead: "Write --changeset author:id above it." }),
        ];
      }
      const seen = new Set<string>();
      return found.flatMap(({ name, line, words }) => {
        if (!named.test(words)) {
          const does = "Liquibase ends with an error before it runs anything";
          return [
            refuses({
              path,
              line,
              why: "has a changeset without author:id",
              does,
              instead: "Write --changeset author:id.",
            }),
          ];
        }
        if (!seen.has(name)) {
          seen.add(name);
          return [];
        }
        const does = "Liquibase ends with an error before it runs anything";
        const instead = "Give one of them another id.";
        return [refuses({ path, line, why: `has two changesets ${name}`, does, instead })];
      });
    }),
  ],
};

type Changeset = Part & { words: string };

/** Each changeset of a file as the text with all others blanked out. */
function changesets({ text }: SourceFile): Changeset[] {
  const lines = text.split("\n");
  const starts = lines.flatMap((line, at) => (changeset.test(line) ? [at] : []));
  return starts.map((at, index) => {
    const words = changeset.exec(lines[at]!)![1]!;
    const [name] = named.exec(words) ?? [];
    const end = starts[index + 1] ?? lines.length;
    const delimiter = /\bendDelimiter:[ \t]*"?([^\s"]+)/i.exec(words)?.[1];
    const kept = lines.map((each, number) =>
      number === at || (number > at && number < end) ? withSemicolon(each, delimiter) : " ".repeat(each.length),
    );
    const again = /\b(runOnChange|runAlways):[ \t]*"?true/i.test(words) ? "::again" : "";
    return { name: (name ?? words) + again, text: kept.join("\n"), line: at + 1, words };
  });
}

/** The line with another delimiter at its end made a semicolon: what is between two is a statement. */
function withSemicolon(line: string, delimiter: string | undefined): string {
  const end = line.trimEnd();
  if (delimiter === undefined || delimiter === ";" || !end.toLowerCase().endsWith(delimiter.toLowerCase())) return line;
  return `${end.slice(0, -delimiter.length)};`.padEnd(line.length);
}

/** Why a changeset does not run: `dbms:a,b` names the engines that it is for, `!a` one that it is not for. */
function whyLeftOut(words: string, isOurs: (word: string) => boolean): string | undefined {
  if (/\bignore:[ \t]*"?true/i.test(words)) return "this changeset says ignore:true";
  const [, quoted, plain = ""] = /\bdbms:[ \t]*(?:"([^"]*)"|(\S+))/i.exec(words) ?? [];
  const named = (quoted ?? plain)
    .toLowerCase()
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);
  const only = named.filter((word) => !word.startsWith("!"));
  const isForOthers = only.length > 0 && !only.some((word) => word === "all" || isOurs(word));
  return isForOthers || named.some((word) => word.startsWith("!") && isOurs(word.slice(1)))
    ? "this changeset is for another database (dbms)"
    : undefined;
}

/** What the master changelogs include, in order: whether a file is of it. */
function includes(files: SourceFile[]): ((file: SourceFile) => boolean)[] {
  const found = files.filter(({ path }) => master.test(path)).sort((a, b) => plainly(a.path, b.path));
  return found.flatMap(({ path: from, text }) =>
    [
      ...lastOf(text).matchAll(
        /\b(includeAll|include)\b[^\w]{1,80}?\b(?:path|file)\b["']?\s*[:=]\s*["']?([^"'\s>,}]+)/g,
      ),
    ].map(([, kind, said = ""]) => {
      const path = said.replace(/^classpath:/, "").replace(/^(\.?\/)+|\/+$/g, "");
      const isAt = (one: string) =>
        one !== "" && (folderOf(from) + path === one || path === one || path.endsWith(`/${one}`));
      return (file: SourceFile) =>
        kind === "include" ? isAt(file.path) : foldersOf(file.path).some((folder) => isAt(folder));
    }),
  );
}

const foldersOf = (path: string) =>
  path
    .split("/")
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join("/"));

/** The properties of a file, of the changelogs and of liquibase.properties, the first of which wins. */
function properties(around: SourceFile[], files: SourceFile[], text: string): Record<string, string> {
  const ofFile = text.matchAll(/^[ \t]*--[ \t]*property[ \t]+name:"?([^\s"]+)"?[ \t]+value:(?:"([^"\n]*)"|(\S+))/gim);
  const changelogs = files.filter(({ path }) => master.test(path));
  const ofChangelogs = changelogs.flatMap((file) => [
    ...file.text.matchAll(
      /\bproperty\b[^\w]{1,80}?\bname["']?[ \t]*[:=][ \t]*["']?([\w.-]+)["']?[\s,]+["']?value["']?[ \t]*[:=][ \t]*(?:["']([^"'\n]*)["']|([^\s,}]+))/g,
    ),
  ]);
  const ofSettings = around
    .filter(({ path }) => path.endsWith("liquibase.properties"))
    .flatMap((file) => [...file.text.matchAll(/^[ \t]*parameter\.([^=:\s]+)[ \t]*[=:][ \t]*(.*?)[ \t\r]*()$/gm)]);
  const all = [...ofFile, ...ofChangelogs, ...ofSettings].reverse();
  return Object.fromEntries(all.map(([, name = "", quoted, plain = ""]) => [name, quoted ?? plain]));
}
