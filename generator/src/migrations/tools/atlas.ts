import { createHash } from "node:crypto";
import { plainly } from "../order.ts";
import { plain } from "./plain.ts";
import { aroundFile, baseName, isSql, type SourceFile, type Tool } from "./tool.ts";
import { lineOf, misses, passedOver, refuses, topmost } from "./trouble.ts";

const sum = "atlas.sum";

/** Atlas (manual, Versioned Migrations): plain SQL; on an empty database it begins with the latest checkpoint. */
export const atlas: Tool = {
  ...plain,
  fills: undefined,
  calls: undefined,
  name: "Atlas",
  // cmd/atlas/internal/migrate: its schema and table are called alike.
  keeps: [
    {
      ...{ schema: "atlas_schema_revisions", name: "atlas_schema_revisions" },
      columns:
        "version varchar(255) NOT NULL PRIMARY KEY, description varchar(255) NOT NULL, executed_at timestamp with time zone",
    },
  ],
  journal: sum,
  noTransaction: /^--\s*atlas:txmode\s+none\b/im,
  // atlasgo.io/versioned/apply, Execution order: `linear` is the default. sql/migrate/migrate.go, Pending() and Execute(): what has
  // run is known by its version, and not looked at again; that atlas.sum fits is asked of the folder alone.
  history: {
    edited: {
      severity: "risky",
      does: "once atlas.sum fits it, Atlas neither notices nor runs it again, and databases that ran it stay as they are",
    },
    removed: {
      severity: "risky",
      does: "Atlas does not undo it, and ends with an error in databases for which it was the last",
    },
    clash: {
      severity: "breaking",
      does: "Atlas keeps one revision for each version, so where one of the two has run, the other never does",
    },
    early: {
      severity: "breaking",
      does: "Atlas refuses to go on in databases that ran that, unless told to by --exec-order",
    },
  },
  // atlasgo.io/versioned/apply, Transaction configuration: `--tx-mode file` is the default.
  // sql/migrate/file.go, LocalFile.Version(): up to the first underscore.
  versionOf: (path) =>
    baseName(path)
      .replace(/\.sql$/, "")
      .split("_")[0],
  transaction: aroundFile("Atlas", "Write -- atlas:txmode none into the first line, and leave the second one blank."),
  knows: (files) => files.some(isSum) && plain.knows(files, []),
  choose(files) {
    const scripts = all(files);
    return scripts.slice(Math.max(0, scripts.findLastIndex(isCheckpoint)));
  },
  // sql/migrate/dir.go, Validate(): the names and texts of its files are those in atlas.sum.
  troubles(files, chosen) {
    const file = files.find(isSum);
    const text = file?.text ?? "";
    const listed = text.split("\n").flatMap((line) => /^(\S.*\.sql) h1:/.exec(line)?.[1] ?? []);
    const does = atlasSays;
    const instead = "Run atlas migrate hash once the folder is as it should be.";
    const here = all(files);
    const names = here.map(({ path }) => baseName(path));
    const wrong = listed.length === 0 ? undefined : misfit(text, here);
    return [
      ...(wrong === undefined ? [] : [refuses({ path: file!.path, does: atlasSays, instead, ...wrong })]),
      ...(listed.length === 0 ? [] : here)
        .filter(({ path }) => !listed.includes(baseName(path)))
        .map(({ path }) => refuses({ path, why: `is not in ${sum}`, does, instead })),
      ...listed
        .filter((name) => !names.includes(name))
        .map((name) =>
          misses({
            path: file!.path,
            line: lineOf(text, name),
            why: `names ${name}, which is not there`,
            does,
            instead,
          }),
        ),
      ...passedOver("Atlas", {
        ...{ chosen: [...chosen, ...here], isOne: () => true, named: "<version>_<name>.sql" },
        looksLike: files.filter((one) => isSql(one) && /^\d/.test(baseName(one.path))),
      }),
    ];
  },
};

const atlasSays = "Atlas ends with a checksum error before it runs anything";

/**
 * What in atlas.sum does not fit the files that it lists (sql/migrate/dir.go, NewHashFile(), UnmarshalText()): a hash that goes on from
 * file to file, and one of all lines. Undefined, too, where it lists other files than there are: those are told by their names.
 */
function misfit(text: string, here: SourceFile[]): { line: number; why: string } | undefined {
  const [first = "", ...lines] = text.trimEnd().split("\n");
  const broken = lines.findIndex((line) => !/^\S.* h1:\S+$/.test(line));
  if (broken !== -1) return { line: broken + 2, why: "has a line that is none of a checksum" };
  const listed = lines.map((line) => line.split(" h1:") as [string, string]);
  const hashed = here.filter(({ text: sql }) => !/^-- atlas:sum ignore\b/m.test(sql));
  if (listed.length !== hashed.length || hashed.some(({ path }, at) => baseName(path) !== listed[at]?.[0]))
    return undefined;
  const sum = createHash("sha256");
  for (const { path, text: sql } of here) {
    const name = baseName(path);
    sum.update(name);
    const at = listed.findIndex(([one]) => one === name);
    if (at === -1) continue;
    sum.update(sql);
    if (sum.copy().digest("base64") !== listed[at]?.[1])
      return { line: at + 2, why: `has another checksum for ${name} than that file has` };
  }
  const whole = createHash("sha256").update(listed.flat().join("")).digest("base64");
  return first === `h1:${whole}` ? undefined : { line: 1, why: "begins with a checksum that is not that of its lines" };
}

const isSum = ({ path }: SourceFile) => baseName(path) === sum;

/** sql/migrate/dir.go, LocalDir.Files(): `*.sql` of the folder itself, by name. */
const all = (files: SourceFile[]) =>
  topmost(files.filter(isSql))
    .filter(({ path }) => !/\.down\.sql$/.test(path))
    .sort((a, b) => plainly(a.path, b.path));

const isCheckpoint = ({ text }: SourceFile) => /^\s*--\s*atlas:checkpoint\b/.test(text);
