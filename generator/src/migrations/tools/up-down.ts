import { naturally } from "../order.ts";
import { baseName, folderOf, isSql, type SourceFile, type Tool, withoutZeros } from "./tool.ts";

const up = /(^|[.-])up\.sql$/i;
const isUp = (file: SourceFile) => isSql(file) && up.test(baseName(file.path));

/** Any other tool that keeps a file for each way, as db-migrate (`1-x-up.sql`). */
export const upDown: Tool = {
  name: "up and down files",
  knows: (files) => files.some(isUp),
  choose: (files) => files.filter(isUp).sort((a, b) => naturally(a.path, b.path)),
  versionOf(path) {
    const name = baseName(path) === "up.sql" ? baseName(folderOf(path).slice(0, -1)) : baseName(path);
    return withoutZeros(/^\d+(-\d+)*/.exec(name)?.[0]);
  },
  leavesOut: (path) => /(^|[.-])down\.sql$/i.test(baseName(path)) && !/\.up\./i.test(baseName(path)),
};
