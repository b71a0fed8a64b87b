import type { SourceFile, Tool } from "./tool.ts";

const dump = "structure.sql";
const isDump = ({ path }: SourceFile) => path === dump;

/** Rails: one dump of the whole schema next to the migrations in Ruby. */
export const rails: Tool = {
  name: "Rails",
  dump,
  knows: (files) => files.some(isDump),
  choose: (files) => files.filter(isDump),
  leavesOut: (path) => !/\.sql$/i.test(path),
};
