import { plain } from "./plain.ts";
import { aroundFile, baseName, type SourceFile, type Tool } from "./tool.ts";

const sum = "atlas.sum";

/** Atlas (manual, Versioned Migrations): plain SQL; on an empty database it begins with the latest checkpoint. */
export const atlas: Tool = {
  ...plain,
  fillsIn: undefined,
  name: "Atlas",
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
  knows: (files) => files.some(({ path }) => baseName(path) === sum) && plain.knows(files),
  choose(files) {
    const scripts = plain.choose(files);
    return scripts.slice(Math.max(0, scripts.findLastIndex(isCheckpoint)));
  },
};

const isCheckpoint = ({ text }: SourceFile) => /^\s*--\s*atlas:checkpoint\b/.test(text);
