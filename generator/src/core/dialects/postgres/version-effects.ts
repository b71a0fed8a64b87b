import { leadingTokens } from "./statements.ts";

/** What servers before a major make of statements with these words, in this order, other than the embedded database does. */
export type VersionEffect = {
  words: string;
  /** It is another statement with one of these. */
  without?: string;
  /** Only where the table has partitions. */
  partitioned?: true;
  before: number;
  /** It fails, or it may do less to tables than the embedded database tells: what that tells is then enough. */
  does: "fails" | "less";
  /** What the newer one can do, by its release notes; or what the older one does. */
  why: string;
};

/** Held against servers by `npm run effects`, which says what differs; what does more than these say is a mistake. */
export const versionEffects: VersionEffect[] = [
  {
    ...{ words: "ADD CONSTRAINT NOT ENFORCED", before: 18, does: "fails" },
    why: "18: CHECK and foreign key constraints can be NOT ENFORCED",
  },
  {
    ...{ words: "ALTER CONSTRAINT NOT ENFORCED", before: 18, does: "fails" },
    why: "18: CHECK and foreign key constraints can be NOT ENFORCED",
  },
  {
    ...{ words: "ADD COLUMN GENERATED ALWAYS AS", without: "STORED IDENTITY", before: 18, does: "fails" },
    why: "18: generated columns can be virtual, which is the default",
  },
  {
    ...{ words: "ADD CONSTRAINT NOT NULL", without: "CHECK FOREIGN PRIMARY UNIQUE EXCLUDE", before: 18, does: "fails" },
    why: "18: NOT NULL is a constraint with a name, which can be NOT VALID",
  },
  {
    ...{ words: "ALTER TABLE SET COMPRESSION", before: 14, does: "fails" },
    why: "14: columns can be compressed with LZ4, or with pglz",
  },
  {
    ...{ words: "DETACH PARTITION CONCURRENTLY", before: 14, does: "fails" },
    why: "14: partitions can be detached without blocking",
  },
  {
    ...{ words: "UNIQUE NULLS NOT DISTINCT", before: 15, does: "fails" },
    why: "15: unique constraints and indexes can treat NULLs as alike",
  },
  { words: "MERGE INTO USING WHEN", before: 15, does: "fails", why: "15: the SQL command MERGE" },
  {
    words: "ALTER TABLE SET ACCESS METHOD",
    before: 15,
    does: "fails",
    why: "15: a table's access method can be changed",
  },
  { words: "GRANT ON TO", without: "TABLES", before: 18, does: "less", why: "17: no lock on the table" },
  { words: "REVOKE ON FROM", without: "TABLES", before: 18, does: "less", why: "17: no lock on the table" },
  {
    ...{ words: "ALTER TABLE DETACH PARTITION", without: "CONCURRENTLY FINALIZE", before: 14, does: "less" },
    why: "13: SHARE UPDATE EXCLUSIVE on a partition that is not the default one, in place of ACCESS EXCLUSIVE",
  },
  {
    ...{ words: "ADD CONSTRAINT FOREIGN KEY NOT VALID", partitioned: true, before: 18, does: "fails" },
    why: "18: foreign keys of partitioned tables can be NOT VALID",
  },
  {
    ...{ words: "ALTER TABLE ADD PRIMARY KEY", partitioned: true, before: 18, does: "less" },
    why: "17: SHARE on partitions whose columns are NOT NULL already, in place of ACCESS EXCLUSIVE",
  },
  {
    ...{ words: "ALTER TABLE ADD UNIQUE", partitioned: true, before: 18, does: "less" },
    why: "17: SHARE on partitions, in place of ACCESS EXCLUSIVE",
  },
  {
    ...{ words: "REINDEX TABLE", partitioned: true, before: 14, does: "less" },
    why: "14: REINDEX processes all partitions; until 13 it warns and does nothing",
  },
];

/** What servers of a major make of a statement other than the embedded database does; undefined where that is the same. */
export function versionEffect(sql: string, major: number, isPartitioned: boolean): VersionEffect | undefined {
  const words = leadingTokens(sql, 200);
  return versionEffects.find(
    (effect) =>
      major < effect.before &&
      (isPartitioned || !effect.partitioned) &&
      isIn(effect.words.split(" "), words) &&
      !effect.without?.split(" ").some((word) => words.includes(word)),
  );
}

function isIn(wanted: string[], words: string[]): boolean {
  let at = 0;
  for (const word of words) if (word === wanted[at]) at++;
  return at === wanted.length;
}
