import type { SuiteCase } from "./suite.ts";

const test = /#\[test\]\s*fn (\w+)\(\) \{([\s\S]*?)\n {4}\}/g;
const text = /(?:r#*"([\s\S]*?)"#+|r"([^"]*)"|"((?:[^"\\]|\\[\s\S])*)")/;
const call = new RegExp(`\\b(lint_ok|lint_errors)(?:_with)?\\(\\s*(?:${text.source}|&?(\\w+))\\s*,`, "g");

/** The tests of squawk's rules as cases, by the files of its crate. */
export const squawkCases = (files: Map<string, string>): SuiteCase[] =>
  [...files].flatMap(([path, source]) =>
    [...source.matchAll(test)].flatMap(([, name = "", body = ""]) => casesOf(path, name, body)),
  );

function casesOf(path: string, name: string, body: string): SuiteCase[] {
  return [...body.matchAll(call)].flatMap(([all, kind, raw, plain, escaped, variable], index) => {
    const behind = body.slice(body.indexOf(all));
    const rule = /Rule::(\w+)/.exec(behind)?.[1];
    const sql = variable === undefined ? (raw ?? plain ?? unescaped(escaped)) : textOf(variable, body);
    if (rule === undefined || sql === undefined) return [];
    const place = `${path.replace(/\.rs$/, "")}/${name}${index === 0 ? "" : `-${index + 1}`}`;
    return [
      { name: place, rule: kebab(rule), expected: kind === "lint_errors", base: [], scripts: [sql], apart: true },
    ];
  });
}

/** What `let sql = …` says in a test. */
function textOf(variable: string, body: string): string | undefined {
  const [, raw, plain, escaped] = new RegExp(`let ${variable}(?:: &str)? =\\s*${text.source}`).exec(body) ?? [];
  return raw ?? plain ?? unescaped(escaped);
}

const unescaped = (sql: string | undefined) =>
  sql
    ?.replace(/\\n/g, "\n")
    .replace(/\\"/g, '"')
    .replace(/\\\n\s*/g, "");

function kebab(identifier: string): string {
  return identifier.replace(/(?<!^)([A-Z])/g, "-$1").toLowerCase();
}
