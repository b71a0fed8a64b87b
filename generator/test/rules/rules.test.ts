import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonical } from "../../src/core/canonical/index.ts";
import type { Dialect } from "../../src/core/dialects/dialect.ts";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import { dialectOf, dialects } from "../../src/core/dialects/registry.ts";
import { reservedWords } from "../../src/core/dialects/reserved-words.ts";
import { headline } from "../../src/core/formats/words/finding-groups.ts";
import { type Database, database as databaseSchema } from "../../src/core/model/database.ts";
import type { Finding } from "../../src/core/model/finding.ts";
import type { Witness } from "../../src/core/model/witness.ts";
import { sqlName, targetWords } from "../../src/core/names/names.ts";
import { askedFor } from "../../src/core/review/asked.ts";
import { review } from "../../src/core/review/review.ts";
import { ofMigrations, ofStatements, rules } from "../../src/core/rules/registry.ts";
import { engineOf } from "../../src/engines/registry.ts";
import { buildDatabase, migrationsIn } from "../../src/migrations/index.ts";
import { expectGolden } from "../support/golden.ts";
import { reusedShadow } from "../support/reused-shadow.ts";
import { undecided } from "../support/undecided.ts";

const folder = join(import.meta.dirname, "../cases/rules");
const pages = join(import.meta.dirname, "../../docs/rules");
const sources = join(import.meta.dirname, "../../src/core/rules");

/** The same language without SQL for any advice, and without words of its own. */
const { nextValue, cast, ...language } = postgres;
const bare: Dialect = { ...language, name: "bare", advice: {}, words: {} };

let database: Awaited<ReturnType<typeof reusedShadow>>;
beforeAll(async () => {
  dialects.push(bare);
  database = await reusedShadow(["pg_trgm", "citext"]);
});
afterAll(() => {
  dialects.pop();
  return database.close();
});

type Case = {
  code: string;
  name: string;
  finds: string[];
  before: string;
  then: string;
  isSeen: boolean;
  /** Whether the snapshots have owners. */
  owners: boolean;
  server: string | undefined;
  /** Of documents there is no DDL: both databases are written out. */
  documents?: { before: Database; after: Database; witness?: undefined };
  /** The engine of a case that is no SQL: what is there before, and all that is there then. */
  engine: string | undefined;
};

/** A case: what the rule finds (`-- finds severity target`, with ` at line 2` of what is run where that matters), the server that it is meant for (`-- server 13`), whether owners are asked for (`-- owners`), the DDL before, and what is then run; `seen`: while somebody watches. In YAML, for an engine that reads such (`-- engine name`), all of both. */
function read(code: string, file: string): Case {
  const text = readFileSync(join(folder, code, file), "utf8").replace(/^# /gm, "-- ");
  const [head = "", before = "", then = ""] = text.split(/^-- (?:before|then|seen)\n/m);
  const finds = [...head.matchAll(/^-- finds (.*)$/gm)].map(([, words = ""]) => words);
  return {
    code,
    name: file.replace(/\.\w+$/, ""),
    engine: /^-- engine (.*)$/m.exec(head)?.[1],
    finds: finds.filter((words) => words !== "nothing"),
    before,
    then,
    isSeen: /^-- seen$/m.test(text),
    owners: /^-- owners$/m.test(head),
    server: /^-- server (.*)$/m.exec(head)?.[1],
  };
}

/** A case of documents: what the rule finds, and the collections before and after in the form of a snapshot. */
function readDocuments(code: string, file: string): Case {
  const { finds, engine, before, after } = JSON.parse(readFileSync(join(folder, code, file), "utf8"));
  const side = (collections: object[]) =>
    canonical(
      databaseSchema.parse({
        engine,
        objects: collections.map((one) => ({ kind: "collection", schema: "main", ...one })),
      }),
    );
  const documents = { before: side(before), after: side(after) };
  const name = file.replace(".json", "");
  const [ddl, then] = ["", ""];
  return {
    ...{ code, name, finds, documents, engine, then },
    ...{ before: ddl, isSeen: false, owners: false, server: undefined },
  };
}

const casesOf = (code: string): Case[] =>
  readdirSync(join(folder, code))
    .filter((file) => /\.(sql|ya?ml|json)$/.test(file))
    .map((file) => (file.endsWith(".json") ? readDocuments(code, file) : read(code, file)));

/** What a text builds for an engine that needs no server. */
async function built(name: string, text: string): Promise<Database> {
  const migrations = migrationsIn([["", text]], "input", dialectOf(name))!;
  const options = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000, skipExtensions: [] };
  return (await buildDatabase(migrations, engineOf(name), options)).database;
}

/** What a rule says of a case, in a language. */
async function findingsOf(
  { code, before, then, isSeen, owners, server, engine: own, documents }: Case,
  { name } = postgres,
): Promise<Finding[]> {
  const engine = own ?? name;
  const ofEngine = async () =>
    own === undefined ? undefined : { before: await built(own, before), after: await built(own, then) };
  const way: { before: Database; after: Database; witness?: Witness } =
    documents ??
    (await ofEngine()) ??
    (isSeen
      ? await database.follow(before, then)
      : { before: await database.crawl(before, { owners }), after: await database.crawl(before + then, { owners }) });
  const side = (label: string, state: Database) => ({ label, database: { ...state, engine } });
  const { findings } = review(
    side("before", way.before),
    side("after", way.after),
    { ...undecided, asked: { rules: [code], serverVersion: server } },
    "witness" in way ? way.witness : undefined,
  );
  return findings.filter((finding) => finding.code === code);
}

/** A finding as its case's golden has it: with the line of what was run that caused it, where somebody watched. */
const inWords = (finding: Finding) => {
  const { severity, message, advice, compensatedBy, cause } = finding;
  return [
    `- ${severity}: ${headline([finding])}${cause ? ` (line ${cause.line})` : ""}`,
    `  - ${message}`,
    `  - ${advice}`,
    ...(compensatedBy === undefined ? [] : [`  - because ${compensatedBy}`]),
  ].join("\n");
};

test("every folder of cases is of a rule, and every rule has a page of its title", () => {
  const ofChanges = rules.map(({ code }) => code);
  expect(readdirSync(folder).sort()).toEqual([...ofChanges, "verdicts.md", "without-advice.md"].sort());
  const ofFiles = [...ofStatements, ...ofMigrations];
  const codes = [...ofFiles.map(({ code }) => code), ...ofChanges];
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !existsSync(join(pages, `${code}.md`)))).toEqual([]);
  expect(readdirSync(pages).filter((page) => !codes.includes(page.replace(".md", "")))).toEqual([]);
  for (const { code, title } of [...ofFiles, ...rules]) {
    expect(readFileSync(join(pages, `${code}.md`), "utf8").split("\n")[0]).toBe(`# ${title}`);
  }
});

describe.each(rules)("$code", ({ code }) => {
  const cases = casesOf(code);

  test("has a case in which it speaks and one in which it is silent", () => {
    expect(new Set(cases.map(({ finds }) => finds.length > 0))).toEqual(new Set([true, false]));
  });

  test.each(cases)("$name", async (each) => {
    const findings = await findingsOf(each);
    const isPlaced = each.finds.some((words) => / at line \d+$/.test(words));
    const found = findings.map(
      ({ severity, target, cause }) => `${severity} ${targetWords(target)}${isPlaced ? ` at line ${cause?.line}` : ""}`,
    );
    expect(found.sort()).toEqual(each.finds.toSorted());
    for (const { message, advice } of findings) {
      expect(message).toMatch(/^[^\n]+\.$/);
      expect(advice).toMatch(/^[^\n]+\.$/);
    }
  });

  test("in words", async () => {
    const sections: string[] = [];
    for (const each of cases) {
      const findings = await findingsOf(each);
      if (findings.length > 0) sections.push([`## ${each.name}`, "", ...findings.map(inWords), ""].join("\n"));
    }
    expectGolden([`# ${code}\n`, ...sections].join("\n"), join(folder, code, "findings.md"));
  });
});

test("the config knows the rules that are silent until somebody asks for them", () => {
  expect(askedFor()).toEqual(rules.filter(({ isAsked }) => isAsked).map(({ code }) => code));
});

test("every word that can't be a name without quotes is quoted", async () => {
  const quoted = [...reservedWords].filter((word) => sqlName(word) !== word).map((word) => `'${word}'`);
  const unquoted = `SELECT string_agg(word, ', ') FROM pg_get_keywords() WHERE catcode IN ('R', 'T') AND word NOT IN (${quoted})`;
  await database.crawl(`DO $$ DECLARE words text := (${unquoted}); BEGIN
    IF words IS NOT NULL THEN RAISE EXCEPTION 'not quoted: %', words; END IF; END $$;`);
});

/** What a rule can give, as its file has it: severities, and the clauses of compensations as patterns. */
function reachable(code: string): { severities: Set<string>; compensations: RegExp[] } {
  const [file] = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(`/${code}.ts`),
  );
  const source = readFileSync(join(sources, file ?? ""), "utf8");
  const clauses = [...source.matchAll(/\bby: (?:"([^"]+)"|`([^`]+)`)/g)].map(
    ([, plain, template]) => plain ?? template,
  );
  return {
    severities: new Set([...source.matchAll(/"(breaking|risky|safe)"/g)].map(([, severity = ""]) => severity)),
    compensations: clauses.map((clause = "") => new RegExp(`^${clause.replaceAll(/\$\{[^}]*\}/g, ".+")}$`)),
  };
}

test("every severity and every compensation of every rule has a case", async () => {
  const lines = ["| rule | severity | cases | compensated by |", "| --- | --- | --- | --- |"];
  const without: string[] = [];
  for (const { code } of rules) {
    const findings: Finding[] = [];
    for (const each of casesOf(code)) findings.push(...(await findingsOf(each)));
    const { severities, compensations } = reachable(code);
    const clauses = findings.flatMap(({ compensatedBy }) => compensatedBy ?? []);
    for (const pattern of compensations) {
      if (!clauses.some((clause) => pattern.test(clause))) without.push(`${code}: ${pattern.source}`);
    }
    for (const severity of [...severities].sort()) {
      const of = findings.filter((finding) => finding.severity === severity);
      const why = new Set(of.flatMap(({ compensatedBy }) => compensatedBy ?? []));
      if (of.length === 0) without.push(`${code}: ${severity}`);
      lines.push(`| ${code} | ${severity} | ${of.length} | ${[...why].sort().join("; ")} |`);
    }
  }
  expect(without).toEqual([]);
  expectGolden(`${lines.join("\n")}\n`, join(folder, "verdicts.md"));
});

test("what rules say in a language that has no SQL for the advice", async () => {
  const sections: string[] = [];
  for (const { code } of rules) {
    const lines = new Set<string>();
    for (const each of casesOf(code)) {
      const usual = new Set((await findingsOf(each)).map(inWords));
      for (const words of (await findingsOf(each, bare)).map(inWords)) if (!usual.has(words)) lines.add(words);
    }
    if (lines.size > 0) sections.push([`## ${code}`, "", ...lines, ""].join("\n"));
  }
  expectGolden(["# Without advice of the language\n", ...sections].join("\n"), join(folder, "without-advice.md"));
});
