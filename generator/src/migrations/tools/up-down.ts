import { naturally } from "../order.ts";
import { baseName, isSql, type Tool } from "./tool.ts";

const up = /(^|[.-])up\.sql$/i;

/** Tools that keep a file for each way: golang-migrate and sqlx (`1_x.up.sql`), Diesel and Hasura (`1_x/up.sql`), db-migrate (`1-x-up.sql`). */
export const upDown: Tool = {
  name: "up and down files",
  choose(files) {
    const scripts = files.filter((file) => isSql(file) && up.test(baseName(file.path)));
    return scripts.length > 0 ? scripts.sort((a, b) => naturally(a.path, b.path)) : undefined;
  },
};
