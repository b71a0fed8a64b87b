import { naturally } from "../order.ts";
import { aroundFile, baseName, isSql, leadingNumber, type SourceFile, type Tool } from "./tool.ts";
import { misses, passedOver, topmost } from "./trouble.ts";

const separator = /^---- create above \/ drop below ----/m;
const isOne = (path: string) => /^\d+_.+\.sql$/.test(baseName(path));
const all = (files: SourceFile[]) =>
  topmost(files.filter((file) => isSql(file) && isOne(file.path))).sort((a, b) => naturally(a.path, b.path));

/** tern (migrate/migrate.go): `<number>_<name>.sql`, from 1 on without a gap; what undoes it stands below a line of its own. */
export const tern: Tool = {
  name: "tern",
  // ensureSchemaVersionTableExists(); migrate/main.go: "public.schema_version".
  keeps: [{ name: "schema_version", columns: "version integer NOT NULL" }],
  knows: (files) => all(files).some(({ text }) => separator.test(text)),
  choose: all,
  // evalMigration(): a template of Go, which may include others.
  fills: { pattern: /\{\{([^{}\n]*)\}\}/g },
  parts: ({ text }) => {
    const end = separator.exec(text)?.index ?? text.length;
    return [{ name: "up", line: 1, text: text.slice(0, end) + text.slice(end).replace(/[^\n]/g, " ") }];
  },
  // It knows the number of the last one alone.
  history: {
    edited: { severity: "risky", does: "tern does not run it again" },
    early: { severity: "breaking", does: "where that has run, tern never runs this one" },
    clash: { severity: "breaking", does: "tern refuses both, and migrates nothing" },
  },
  versionOf: leadingNumber,
  transaction: aroundFile("tern", "Write ---- tern: disable-tx ---- at the top of the file."),
  noTransaction: /^---- tern: disable-tx ----/m,
  // FindMigrations(): "Missing migration".
  troubles: (files, chosen) => [
    ...chosen.flatMap(({ path }, index) => {
      const [number, before] = [path, chosen[index - 1]?.path ?? ""].map((one) => Number(leadingNumber(one) ?? 0));
      if (number! <= before! + 1) return [];
      return misses({
        ...{ path, why: `comes after number ${before}, so number ${before! + 1} is missing` },
        does: "tern ends with an error before it runs anything",
        instead: `Call it ${before! + 1}_<name>.sql.`,
      });
    }),
    ...passedOver("tern", {
      ...{ chosen, isOne, named: "<number>_<name>.sql" },
      // Files in folders below are templates, which migrations include.
      looksLike: files.filter(({ path, text }) => !path.includes("/") && separator.test(text)),
    }),
  ],
};
