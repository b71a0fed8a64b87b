import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { recoded } from "../../src/core/dialects/mysql/recoded.ts";
import { settled } from "../../src/core/dialects/mysql/settled.ts";
import { expectGolden } from "../support/golden.ts";

const folder = join(import.meta.dirname, "../cases/printed-forms");
/** By what was asked: what the server printed, and what it printed of the settled form of that. */
type Forms = Record<string, [string, string]>;
const recorded = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, forms: JSON.parse(readFileSync(join(folder, name), "utf8")) as Forms }));

test.for(recorded.flatMap(({ name, forms }) => Object.keys(forms).map((sql) => ({ name, sql, forms }))))(
  "$name takes what is settled, and prints it so that it settles to the same: $sql",
  ({ sql, forms }) => {
    const [first, again] = forms[sql]!;
    expect(settled(again)).toBe(settled(first));
    expect(settled(settled(first))).toBe(settled(first));
  },
);

test("one form, and what remains different", () => {
  const [mariadb, mysql] = recorded.map(({ forms }) => forms) as [Forms, Forms];
  const lines = Object.keys({ ...mysql, ...mariadb }).flatMap((sql) => {
    const [one, other] = [mysql, mariadb].map((forms) =>
      forms[sql] === undefined ? undefined : settled(forms[sql][0]),
    );
    return one === other
      ? [sql, `  = ${one}`]
      : [sql, `  ! MySQL:   ${one ?? "(refused)"}`, `  ! MariaDB: ${other ?? "(refused)"}`];
  });
  expectGolden(`${lines.join("\n")}\n`, join(folder, "settled.txt"));
});

test.for([
  ["concat(`c`,_utf8mb4\\'\u00c3\u00bc\\')", "concat(`c`,_utf8mb4'ü')"],
  ["_utf8mb4\\'it\\\\\\'s\\'", "_utf8mb4'it\\'s'"],
  ["'\u00fc'", "'ü'"],
  ["'日'", "'日'"],
] as const)("%s was written as %s", ([shown, written]) => {
  expect(recoded(shown)).toBe(written);
});

test.for<[what: string, sql: string]>([
  ["deep parentheses", `${"(".repeat(100_000)}a${")".repeat(100_000)}`],
  ["a long chain", Array(50_000).fill("(`a` > 1)").join(" and ")],
  ["many joins", `select 1 from ${"(".repeat(150)}\`t\`${" join `t` on((`a` = `b`)))".repeat(150)}`],
  ["many functions", "f(".repeat(100_000)],
  ["quotes", "'".repeat(100_001)],
  ["many NOTs", "not ".repeat(100_000)],
  ["many dashes", "-".repeat(100_000)],
  ["many intervals", "interval ".repeat(100_000)],
  ["many cases", "case ".repeat(100_000)],
])("%s take no time", ([, sql]) => {
  const begin = performance.now();
  settled(sql);
  expect(performance.now() - begin).toBeLessThan(2_000);
});

test.for(["", "a b c )", "(select", "'x", "a >", "/* x */ a", "a in 1", "@@x", "case when"])(
  "what is not understood stays as it is: %s",
  (sql) => expect(settled(sql)).toBe(sql),
);
