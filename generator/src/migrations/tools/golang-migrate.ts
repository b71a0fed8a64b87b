import { naturally } from "../order.ts";
import { baseName, fileOfItsOwn, isSql, leadingNumber, type SourceFile, type Tool } from "./tool.ts";
import { passedOver, topmost } from "./trouble.ts";

const name = "golang-migrate";
const up = /^[0-9]+_.*\.up\.sql$/i;
const isOne = (path: string) => up.test(baseName(path));
const isDown = (name: string) => /(^|\.)down\.sql$/i.test(name) && !/\.up\./i.test(name);
const isUp = (file: SourceFile) => isOne(file.path);

/** golang-migrate (source/parse.go; source/iofs: files of one folder, none below it): `1_x.up.sql`. */
export const golangMigrate: Tool = {
  name,
  // database/postgres/postgres.go, ensureVersionTable().
  keeps: [{ name: "schema_migrations", columns: "version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL" }],
  knows: (files) => files.some(isUp),
  choose: (files) => topmost(files.filter(isUp)).sort((a, b) => naturally(a.path, b.path)),
  // source/iofs/iofs.go: "duplicate migration file"; FAQ: it knows the last version alone.
  history: {
    edited: { severity: "risky", does: "golang-migrate does not run it again" },
    removed: {
      severity: "risky",
      does: "golang-migrate refuses to migrate databases that end at what is deleted",
    },
    early: { severity: "breaking", does: "where that has run, golang-migrate never runs this one" },
    clash: { severity: "breaking", does: "golang-migrate refuses both, and migrates nothing" },
  },
  versionOf: leadingNumber,
  // golang-migrate/migrate#284: a file is one query.
  transaction: ({ statements }) =>
    statements < 2
      ? "none"
      : { opens: `${name} sends a file as one query, whose statements share a transaction`, instead: fileOfItsOwn },
  // It takes the first `.up.` for the way, whatever follows.
  leavesOut: (path) => isDown(baseName(path)),
  troubles: (files, chosen) =>
    passedOver(name, {
      ...{ chosen, isOne, named: "<number>_<name>.up.sql" },
      looksLike: files.filter((file) => {
        const base = baseName(file.path);
        return isSql(file) && /^\d|[._-]up\.sql$/i.test(base) && !isDown(base);
      }),
    }),
};
