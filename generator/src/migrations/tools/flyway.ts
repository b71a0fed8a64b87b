import { naturally, plainly } from "../order.ts";
import { placeholdersIn, settingsFiles } from "./flyway-settings.ts";
import { baseName, type Fills, fileOfItsOwn, isSql, type SourceFile, type Tool } from "./tool.ts";
import { passedOver } from "./trouble.ts";

const versioned = /^([VB])([0-9]+(?:[._][0-9]+)*)__.*\.sql$/;
/** What sets how a script is read (`V1__a.sql.conf`: its encoding, whether it runs) is none. */
const undo = /^U[0-9].*__.*\.sql$/;
const repeatable = /^R__(.*)\.sql$/;

/** Flyway fills it in before it reads the SQL, in strings and comments too (manual, Placeholders). */
export const placeholders: Fills = {
  pattern: /\$\{([^}\n]*)\}?/g,
  anyCase: true,
  values: placeholdersIn,
};

/**
 * Flyway (manual, Migrations): on an empty database the latest baseline `B`, then the versions `V` above it, numbers
 * compared part by part, then the repeatable ones `R` by description. Undo migrations `U` never run.
 */
export const flyway: Tool = {
  name: "Flyway",
  // flyway-database, getRawCreateScript(): "flyway_schema_history", unless flyway.table says another name.
  keeps: [
    {
      name: "flyway_schema_history",
      columns:
        "installed_rank integer NOT NULL PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum integer, installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(), execution_time integer NOT NULL, success boolean NOT NULL",
    },
  ],
  fills: placeholders,
  around: settingsFiles,
  // Manual, Script Configuration.
  settingsOf: (path) => `${path}.conf`,
  noTransaction: /^[ \t]*(flyway\.)?executeInTransaction[ \t]*=[ \t]*false[ \t\r]*$/im,
  // Manual, Mixed: a file of statements that can't be in a transaction, and of no others, runs in none.
  transaction: ({ asksForNone, statements, alone }) =>
    asksForNone || (alone > 0 && alone === statements)
      ? "none"
      : {
          opens: "Flyway runs a file in a transaction if other statements in it can be in one",
          instead: `${fileOfItsOwn.slice(0, -1)}, or set flyway.mixed=true, which runs such files without a transaction.`,
        },
  knows: (files) => files.some(({ path }) => versioned.test(baseName(path))),
  hasChecksums: true,
  // Manual, Validate: databases that ran other files than there are; Error Codes: DUPLICATE_VERSIONED_MIGRATION.
  history: {
    edited: {
      severity: "breaking",
      does: "databases that ran it have another checksum, and Flyway refuses to migrate them",
    },
    removed: { severity: "breaking", does: "Flyway refuses to migrate databases that ran what is deleted" },
    early: {
      severity: "breaking",
      does: "Flyway refuses to migrate databases that ran that, unless outOfOrder is set",
    },
    clash: { severity: "breaking", does: "Flyway refuses both, and migrates nothing" },
  },
  versionOf(path) {
    const [, kind, version = ""] = versioned.exec(baseName(path)) ?? [];
    return kind === "V" ? normal(version.replaceAll("_", ".")) : undefined;
  },
  leavesOut: (path) => undo.test(baseName(path)),
  // Manual, Migrations, Naming: what is called otherwise is ignored, unless validateMigrationNaming is set. It reads folders below.
  troubles: (files, chosen) =>
    passedOver("Flyway", {
      ...{ chosen, isOne: () => false, named: "V<version>__<description>.sql" },
      looksLike: files.filter((file) => {
        const name = baseName(file.path);
        return isSql(file) && almost.test(name) && ![versioned, undo, repeatable].some((known) => known.test(name));
      }),
    }),
  repeats: (path) => repeatable.test(baseName(path)),
  choose(files) {
    const found = files
      .flatMap((file) => {
        const [, kind, version] = versioned.exec(baseName(file.path)) ?? [];
        return version === undefined ? [] : [{ file, kind, version: version.replaceAll("_", ".") }];
      })
      .sort((a, b) => byVersion(a.version, b.version));
    if (found.length === 0) return [];
    const baseline = found.findLast(({ kind }) => kind === "B");
    const versions = found.filter(
      ({ kind, version }) => kind === "V" && (!baseline || byVersion(version, baseline.version) > 0),
    );
    const description = ({ path }: SourceFile) => repeatable.exec(baseName(path))?.[1];
    const repeated = files
      .filter((file) => description(file) !== undefined)
      .sort((a, b) => plainly(description(a)!, description(b)!));
    return [...(baseline ? [baseline.file] : []), ...versions.map(({ file }) => file), ...repeated];
  },
};

/** What is called almost as its files are; `afterMigrate.sql` and other callbacks are not. */
const almost = /^(?:[VBUR]_|[VBU]?[0-9])/i;

/** `1.0` and `1` are the same version. */
const byVersion = (a: string, b: string) => naturally(shortest(a), shortest(b));
const shortest = (version: string) => version.replace(/(\.0+)+$/, "");
const normal = (version: string) => shortest(version).replace(/(^|\.)0+(?=\d)/g, "$1");
