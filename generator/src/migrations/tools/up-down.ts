import { naturally } from "../order.ts";
import { baseName, isSql, type SourceFile, type Tool } from "./tool.ts";

const up = /(^|[.-])up\.sql$/i;

/** Tools that keep a file for each way: golang-migrate and sqlx (`1_x.up.sql`), Diesel and Hasura (`1_x/up.sql`), db-migrate (`1-x-up.sql`). */
export const upDown: Tool = {
  name: "up and down files",
  knows: (files) => files.some(isUp),
  choose: (files) => files.filter(isUp).sort((a, b) => naturally(a.path, b.path)),
  // golang-migrate takes the first `.up.` for the way, whatever follows.
  leavesOut: (path) => /(^|[.-])down\.sql$/i.test(baseName(path)) && !/\.up\./i.test(baseName(path)),
};

const isUp = (file: SourceFile) => isSql(file) && up.test(baseName(file.path));
