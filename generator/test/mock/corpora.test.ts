import { describe, expect, test } from "vitest";
import { postgresData } from "../../src/core/dialects/postgres/data/index.ts";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import { scriptOf } from "../../src/core/mock/formats/script.ts";
import type { MockTable } from "../../src/core/mock/plan/mock-table.ts";
import { mockPlan } from "../../src/core/mock/plan/plan.ts";
import type { Shadow } from "../../src/engines/engine.ts";
import { engineOf } from "../../src/engines/registry.ts";
import { corpus } from "../support/corpora.ts";
import { everything } from "../support/crawled.ts";
import { loadCorpus } from "../support/load-corpus.ts";
import { postgresCorpora } from "../support/postgres-corpora.ts";

const { quoted } = postgres;
const nameOf = ({ table }: MockTable) => `${quoted(table.schema)}.${quoted(table.name)}`;

async function fill(shadow: Shadow, rows: number): Promise<{ tables: number; short: string[]; problems: string[] }> {
  const { database } = await shadow.crawl(everything);
  const plan = mockPlan(database, { seed: "corpora", now: Date.UTC(2026, 0, 1), rows });
  const names = plan.tables.map(nameOf);
  await shadow.run(`TRUNCATE ${names.join(", ")} CASCADE`);
  // What triggers do to rows is no constraint that the schema states.
  for (const name of names) await shadow.run(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  for (const sql of scriptOf(plan, postgresData)) await shadow.run(sql);
  return {
    tables: plan.tables.length,
    short: plan.tables.filter((one) => one.rows < rows).map(({ table, rows: count }) => `${table.name}: ${count}`),
    problems: plan.problems.map(({ table, what }) => `${table.name}: ${what}`),
  };
}

/** Tables that hold fewer rows than are asked for, because their keys have no more values. */
const short: Record<string, string[]> = { temporal: ["nexus_endpoints_partition_status: 1"] };

describe("every table of a corpus takes its rows with all constraints on", () => {
  for (const item of postgresCorpora.filter(({ since18, database }) => !since18 && !database))
    test(item.name, async (context) => {
      const path = corpus(context, item.path);
      const shadow = await engineOf("postgres").shadow({ extensions: item.extensions ?? [], skipExtensions: [] });
      try {
        await loadCorpus(item, path, (sql) => shadow.run(sql));
        const filled = await fill(shadow, item.name.includes("thousand") ? 20 : 1_000);
        expect(filled.tables).toBeGreaterThan(0);
        expect(filled).toEqual({ tables: filled.tables, short: short[item.name] ?? [], problems: [] });
      } finally {
        await shadow.close();
      }
    });
});
