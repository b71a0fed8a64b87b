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
  // atlasgo.io/versioned/apply, Execution order: `linear` is the default.
  history: {
    early: {
      severity: "breaking",
      does: "Atlas refuses to go on in databases that ran that, unless told to by --exec-order",
    },
  },
  // atlasgo.io/versioned/apply, Transaction configuration: `--tx-mode file` is the default.
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
    const does = "Atlas ends with a checksum error before it runs anything";
    const instead = "Run atlas migrate hash once the folder is as it should be.";
    const here = all(files);
    const names = here.map(({ path }) => baseName(path));
    return [
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

const isSum = ({ path }: SourceFile) => baseName(path) === sum;

/** sql/migrate/dir.go, LocalDir.Files(): `*.sql` of the folder itself, by name. */
const all = (files: SourceFile[]) =>
  topmost(files.filter(isSql))
    .filter(({ path }) => !/\.down\.sql$/.test(path))
    .sort((a, b) => plainly(a.path, b.path));

const isCheckpoint = ({ text }: SourceFile) => /^\s*--\s*atlas:checkpoint\b/.test(text);
