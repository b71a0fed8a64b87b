/** Texts of any length that patterns and loops stumble over: what they look for, over and over, and never its end. */
export const floods: Record<string, (count: number) => string> = {
  ...Object.fromEntries(
    [
      ...[
        " ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        " \n",
        "\u2028",
        "\u0000",
        "\u200b",
        "\u0301",
        "a",
        "aA1",
        "0",
        "_",
        "__ ",
        "-",
        "+",
      ],
      ..."`|\\$*#!~.:;,&<>@%/(){}[]^=?".split(""),
      ...[
        "'",
        '"',
        "``` \n",
        "~~~\n",
        "<!--",
        "-->",
        "<a ",
        "</",
        "<x>",
        "{{",
        "{%",
        "@a ",
        ":a",
        "::",
        "a_",
        "a.",
        "(a",
        "a(",
        "()",
        "[]",
        "[](",
        "![",
        "\\{%",
      ],
      ...[
        "/*",
        "*/",
        "--",
        "--\n",
        "$a$",
        "$a",
        "''",
        "\\'",
        "E'\\",
        '"."',
        '"a".',
        "BEGIN ",
        "CASE ",
        "END;",
        "COPY ",
        ";",
        "\\i\n",
        "create extension ",
        "direction tb ",
        "www.",
        "://",
        "GH-1",
        "#1",
      ],
      ...[
        "---\n",
        "--- ",
        "\n---",
        "=\n",
        "a\n=",
        "# ",
        "\n#",
        "1. ",
        "1) ",
        "<<<<<<< ",
        "%0A",
        "##[",
        "%%{",
        "\ud800",
        "😀",
        "password '",
        "password: ",
        "-- +goose ",
        "-- migrate:up ",
      ],
    ].map((unit) => [unit, (count: number) => `a${unit.repeat(Math.ceil(count / unit.length))}!`]),
  ),
  "nothing but spaces": (count) => " ".repeat(count),
  "nothing but line breaks": (count) => "\n".repeat(count),
  "a colon and letters": (count) => `!:${"a".repeat(count)}`,
  "spaces, then hyphens": (count) => `${" ".repeat(count / 2)}${"-".repeat(count / 2)}_`,
  "a mark, then spaces within": (count) => `_${" ".repeat(count)}b`,
  "dollar quotes that none closes": (count) =>
    Array.from({ length: count / 8 }, (_, n) => `$q${letters(n)}$ `).join(""),
  "spaces within": (count) => `a${" ".repeat(count)}b`,
  "spaces within lines": (count) => `a${" ".repeat(count)}\nb${" ".repeat(count)}\nc`,
  "spaces before a bracket": (count) => `a${" ".repeat(count)}(`,
  "a CREATE FUNCTION of words": (count) => `CREATE FUNCTION f() AS ${"BEGIN x ".repeat(count)}`,
  "a statement with psql commands": (count) => `SELECT (\n${"\\x\n".repeat(count)})`,
  "a COPY of words": (count) => `COPY ${"FROM ".repeat(count)}`,
  "a type with brackets": (count) => `x${"[]".repeat(count)}!`,
  "a nested expression": (count) => `${"(".repeat(count)}a${")".repeat(count)}`,
  "nested wrong": (count) => `${"(".repeat(count)}a${")".repeat(count)} b`,
};

/** Tags of dollar quotes have no digits in them. */
const letters = (n: number) => String(n).replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));

const measurable = 50;
const tries = 8;
const sizes = [400, 3_200, 25_000];

/**
 * How many times longer it takes for twice as much text, at the first size at which that can be measured (in milliseconds);
 * 0 where even the largest takes no time. What grows as n² is near 4, what grows as n near 2.
 */
export function growth(run: (count: number) => unknown): number {
  let [half, whole] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const size = sizes.find((count) => {
    whole = timeOf(run, 2 * count);
    return whole > measurable;
  });
  if (size === undefined) return 0;
  // The collection of garbage may make one measurement longer, and none shorter.
  for (let count = 0; count < tries; count++) {
    half = Math.min(half, timeOf(run, size));
    if (whole < measurable || whole / half < 3) break;
    whole = Math.min(whole, timeOf(run, 2 * size));
  }
  return whole < measurable ? 0 : whole / half;
}

/** Milliseconds of this thread's own work: other processes do not count. */
function timeOf(run: (count: number) => unknown, count: number): number {
  const begun = process.threadCpuUsage();
  run(count);
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1000;
}
