import { expect, test } from "vitest";
import { historyFindings } from "../../src/core/rules/migrations/history.ts";
import { codeMeanwhile, codeProblems } from "../../src/migrations/index.ts";

type Files = Record<string, string>;
const read = (files: Files) => Object.entries(files).map(([path, text]) => ({ path, text }));
const judged = "It is a program.";
const told = (problems: Parameters<typeof historyFindings>[0]) =>
  historyFindings(problems).map(({ severity, code, cause, target, message }) => {
    const place = cause ? `${cause.file}:${cause.line}` : target.name;
    return `${severity} ${code} at ${place}: ${message}`;
  });

const rails = (...versions: number[]): Files =>
  Object.fromEntries(
    versions.map((version) => [`db/migrate/2024010${version}000000_m${version}.rb`, `class M${version}\nend\n`]),
  );
const django = (number: string, ...after: string[]): Files => ({
  [`shop/migrations/${number}.py`]: `dependencies = [${after.map((one) => `("shop", "${one}")`).join(", ")}]\n`,
});
const alembic = (revision: string, after?: string): Files => ({
  [`alembic/versions/${revision}_x.py`]: `revision: str = '${revision}'\ndown_revision = ${after ? `'${after}'` : "None"}\n`,
});

test.each<[string, Files, Files, string[]]>([
  ["one more", rails(1), rails(1, 2), []],
  [
    "Rails: one edited",
    rails(1, 2),
    { ...rails(1), "db/migrate/20240102000000_m2.rb": "class M2\n  # more\nend\n" },
    [
      "risky migration-edited at db/migrate/20240102000000_m2.rb:2: db/migrate/20240102000000_m2.rb is changed, although the base has it already: Rails knows it by its version, and does not run it again. It is a program.",
    ],
  ],
  [
    "Rails: one deleted, one of the same version, one in between",
    rails(1, 2, 4),
    { ...rails(2, 3, 4), "db/migrate/20240104000000_other.rb": "" },
    [
      "risky migration-removed at db/migrate/20240101000000_m1.rb: db/migrate/20240101000000_m1.rb is deleted, although the base has it: Rails can't roll",
      "safe migration-out-of-order at db/migrate/20240103000000_m3.rb:1: ",
      "breaking migration-version-clash at db/migrate/20240104000000_other.rb:1: db/migrate/20240104000000_other.rb and db/migrate/20240104000000_m4.rb are of the same version: Rails ends with DuplicateMigrationVersionError",
    ],
  ],
  [
    "goose, in Go: one deleted, one late",
    { "db/1_a.go": "a", "db/2_b.go": "b", "db/4_d.go": "d" },
    { "db/1_a.go": "a", "db/3_c.go": "c", "db/4_d.go": "d" },
    ["risky migration-removed at db/2_b.go: ", "breaking migration-out-of-order at db/3_c.go:1: "],
  ],
  [
    "Knex: one edited, one deleted",
    { "migrations/20240101000000_a.js": "a", "migrations/20240102000000_b.js": "b" },
    { "migrations/20240101000000_a.js": "c" },
    ["risky migration-edited at ", "breaking migration-removed at migrations/20240102000000_b.js: "],
  ],
  [
    "Django: two that follow the same one",
    { ...django("0001_initial"), ...django("0002_a", "0001_initial") },
    { ...django("0001_initial"), ...django("0002_a", "0001_initial"), ...django("0002_b", "0001_initial") },
    [
      'breaking migration-version-clash at shop/migrations/0002_b.py:1: shop/migrations/0002_b.py and shop/migrations/0002_a.py are both the last of their migrations: neither follows the other: Django ends with "Conflicting',
    ],
  ],
  [
    "Django: two of one number, one after the other; and a merge",
    { ...django("0001_initial"), ...django("0002_a", "0001_initial") },
    {
      ...django("0001_initial"),
      ...django("0002_a", "0001_initial"),
      ...django("0002_b", "0002_a"),
      ...django("0002_c", "0001_initial"),
      ...django("0003_merge", "0002_b", "0002_c"),
    },
    [],
  ],
  [
    "Alembic: two heads, and the order of names says nothing",
    { ...alembic("f1"), ...alembic("e2", "f1") },
    { ...alembic("f1"), ...alembic("e2", "f1"), ...alembic("a3", "f1") },
    ["breaking migration-version-clash at alembic/versions/a3_x.py:1: "],
  ],
  ["a changelog that grows", { "changelog.xml": "<changeSet/>" }, { "changelog.xml": "<changeSet/><changeSet/>" }, []],
])("%s", (_name, base, head, problems) => {
  expect(told(codeProblems(read(base), read(head), judged))).toEqual(
    problems.map((start) => expect.stringContaining(start)),
  );
});

test("what a branch and its target both take is told of before they are merged", () => {
  const [a, b] = [django("0002_a", "0001_initial"), django("0002_b", "0001_initial")];
  const base = django("0001_initial");
  expect(told(codeMeanwhile(read(base), read({ ...base, ...b }), read({ ...base, ...a })))).toEqual([
    expect.stringContaining(
      "breaking migration-version-clash at shop/migrations/0002_b.py:1: shop/migrations/0002_b.py and shop/migrations/0002_a.py, which came to the base branch meanwhile, are both the last",
    ),
  ]);
  expect(codeMeanwhile(read(rails(1)), read(rails(1, 3)), read(rails(1, 2)))).toEqual([]);
});
