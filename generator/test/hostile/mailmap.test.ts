import { expect } from "vitest";
import { blame, timeline } from "../../src/store/history/index.ts";
import { git, schemalog, write } from "../support/cli.ts";
import { databaseOf, snapshotRepository, table } from "../support/history.ts";
import { attempt } from "./attempt.ts";

const renamed = "Mallory <mallory@example.com> Ada <ada@example.com>\n";

/** Where Git finds a mailmap. */
const places: Record<string, (cwd: string) => void> = {
  "in the work tree": (cwd) => write(cwd, { ".mailmap": renamed }),
  "in a commit": (cwd) => {
    write(cwd, { ".mailmap": renamed });
    git(cwd, "add", ".mailmap");
    git(cwd, "commit", "-q", "-m", "Rename");
  },
  "at mailmap.file": (cwd) => {
    write(cwd, { names: renamed });
    git(cwd, "config", "mailmap.file", "names");
  },
  "at mailmap.blob": (cwd) => {
    write(cwd, { names: renamed });
    git(cwd, "config", "mailmap.blob", git(cwd, "hash-object", "-w", "names").trim());
  },
};

for (const [place, make] of Object.entries(places)) {
  attempt(`a mailmap ${place} that gives a change to somebody else`, "it stands with who made it", async () => {
    const { cwd, dir, commit } = snapshotRepository("schema-snapshots/app/snapshot");
    const orders = table("orders", ["id integer"]);
    await commit("One (#1)", "Ada", databaseOf(orders));
    make(cwd);
    git(cwd, "config", "log.mailmap", "true");
    expect(git(cwd, "log", "--format=%aN", "--", "schema-snapshots").trim()).toBe("Mallory");
    const { entries } = await timeline(cwd, dir, { renamesOf: () => [], object: orders });
    const columns = "columns" in orders ? orders.columns : [];
    expect(blame(columns, entries).map(({ added }) => added?.author)).toEqual([
      { name: "Ada", email: "ada@example.com" },
    ]);
    for (const args of [
      ["history", "orders"],
      ["history", "orders", "--json"],
      ["blame", "orders"],
    ]) {
      const { stdout } = schemalog(cwd, args);
      expect(stdout).toContain("Ada");
      expect(stdout).not.toContain("Mallory");
    }
  });
}
