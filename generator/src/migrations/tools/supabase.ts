import { plainly } from "../order.ts";
import { baseName, fileOfItsOwn, isSql, leadingNumber, type SourceFile, type Tool } from "./tool.ts";
import { passedOver, topmost } from "./trouble.ts";

const isOne = (path: string) => /^[0-9]+_.*\.sql$/.test(baseName(path));
const isMigration = ({ path }: SourceFile) => isOne(path);

/** Supabase CLI (pkg/migration/list.go): `<timestamp>_<name>.sql` of one folder, beside its config.toml. */
export const supabase: Tool = {
  name: "Supabase CLI",
  around: ["config.toml"],
  knows: (files, around) =>
    around.some(({ path, text }) => path === "../config.toml" && /^[ \t]*project_id[ \t]*=/m.test(text)) &&
    files.some(isMigration),
  choose: (files) => topmost(files.filter(isMigration)).sort((a, b) => plainly(a.path, b.path)),
  // pkg/migration/apply.go, FindPendingMigrations(): ErrMissingLocal, ErrMissingRemote.
  history: {
    edited: { severity: "risky", does: "supabase db push does not run it again" },
    removed: { severity: "breaking", does: "supabase db push refuses to go on in databases that ran what is deleted" },
    early: {
      severity: "breaking",
      does: "supabase db push refuses to go on in databases that ran that, unless told to by --include-all",
    },
    clash: {
      severity: "breaking",
      does: "supabase db push ends with an error at the second of them",
    },
  },
  versionOf: leadingNumber,
  // pkg/migration/file.go, ExecBatch(): the statements are one batch; from 2.109 on, CONCURRENTLY is run beside it (supabase/cli#5671).
  transaction: ({ statements }) =>
    statements < 2
      ? "none"
      : {
          opens:
            "The Supabase CLI before version 2.109 sends a file as one batch, whose statements share a transaction",
          instead: fileOfItsOwn,
        },
  troubles: (files, chosen) =>
    passedOver("the Supabase CLI", {
      ...{ chosen, isOne, named: "<timestamp>_<name>.sql" },
      looksLike: files.filter((file) => isSql(file) && /^\d/.test(baseName(file.path))),
    }),
};
