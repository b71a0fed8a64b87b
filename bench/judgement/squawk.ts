import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

/** Outside of the repository, for nothing of it is ever committed. */
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "schemalog-bench");

/** What squawk says; its lines are counted from 1 here. */
export type Violation = { rule: string; line: number; endLine: number; message: string };

/** Checks one script; `inTransaction` where the tool of its folder opens one around it, `include` names rules that it leaves out unless asked for. */
export type Squawk = {
  version: string;
  check(sql: string, options: { inTransaction: boolean; include?: string[] }): Violation[];
};

type Reported = { rule_name: string; line: number; line_end: number; message: string };

/** Squawk from PyPI, fetched once. Throws Error where it is not to be had. */
export function openSquawk(): Squawk {
  const folder = join(cache, "squawk");
  const program = join(folder, "bin/squawk");
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    execFileSync("pip", ["install", "--quiet", "--target", folder, "squawk-cli"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
  }
  const version = execFileSync(program, ["--version"], { encoding: "utf8" }).trim();
  return {
    version,
    check(sql, { inTransaction, include = [] }) {
      const args = ["--reporter", "json", ...(inTransaction ? ["--assume-in-transaction"] : [])];
      args.push(...include.map((rule) => `--include=${rule}`));
      const { stdout, stderr, error } = spawnSync(program, args, { input: sql, encoding: "utf8", cwd: tmpdir() });
      if (error) throw error;
      if (!stdout.trim().startsWith("[")) throw new Error(`squawk: ${stderr || stdout}`);
      return (JSON.parse(stdout) as Reported[]).map(({ rule_name, line, line_end, message }) => ({
        rule: rule_name,
        line: line + 1,
        endLine: line_end + 1,
        message,
      }));
    },
  };
}

/** The files of squawk's rules with their tests, from its crate, by their paths. Throws Error where it is not to be had. */
export function squawkRules(): Map<string, string> {
  const project = mkdtempSync(join(tmpdir(), "schemalog-bench-"));
  const vendored = join(cache, "crates");
  try {
    if (!existsSync(join(vendored, "squawk-linter"))) {
      const manifest =
        '[package]\nname = "bench"\nversion = "0.0.0"\n[lib]\npath = "lib.rs"\n[dependencies]\nsquawk-linter = "*"\n';
      writeFileSync(join(project, "Cargo.toml"), manifest);
      writeFileSync(join(project, "lib.rs"), "");
      mkdirSync(cache, { recursive: true });
      execFileSync("cargo", ["vendor", "--quiet", vendored], { cwd: project, stdio: ["ignore", "ignore", "pipe"] });
    }
    const rules = join(vendored, "squawk-linter/src/rules");
    const files = readdirSync(rules, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".rs"));
    return new Map(files.map((path) => [path, readFileSync(join(rules, path), "utf8")]));
  } finally {
    rmSync(project, { recursive: true });
  }
}
