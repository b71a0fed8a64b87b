import { plain } from "./plain.ts";
import { baseName, type SourceFile, type Tool } from "./tool.ts";

const sum = "atlas.sum";

/** Atlas (manual, Versioned Migrations): plain SQL; on an empty database it begins with the latest checkpoint. */
export const atlas: Tool = {
  ...plain,
  fillsIn: undefined,
  name: "Atlas",
  journal: sum,
  noTransaction: /^--\s*atlas:txmode\s+none\b/im,
  knows: (files) => files.some(({ path }) => baseName(path) === sum) && plain.knows(files),
  choose(files) {
    const scripts = plain.choose(files);
    return scripts.slice(Math.max(0, scripts.findLastIndex(isCheckpoint)));
  },
};

const isCheckpoint = ({ text }: SourceFile) => /^\s*--\s*atlas:checkpoint\b/.test(text);
