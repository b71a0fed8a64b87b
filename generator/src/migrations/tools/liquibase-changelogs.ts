import { parseDocument } from "yaml";
import { json, type SourceFile } from "./tool.ts";
import { passesOver, refuses, type Trouble } from "./trouble.ts";

/** A changelog that is no SQL: what it includes is run, in its order. */
export const master = /(^|\/)[^/]*changelog[^/]*\.(ya?ml|xml|json)$/i;

const root = /^databaseChangeLog[ \t]*:/gm;

/** The part of a changelog in YAML that counts: of several lists, SnakeYAML keeps the last (liquibase/liquibase#1826, #5963). */
export const lastOf = (text: string): string => text.slice([...text.matchAll(root)].at(-1)?.index ?? 0);

/** Changelogs that Liquibase can't read, or reads a part of. */
export const changelogTroubles = (files: SourceFile[]): Trouble[] =>
  files.filter(({ path }) => master.test(path)).flatMap((file) => [...unreadable(file), ...passedOver(file)]);

function unreadable({ path, text }: SourceFile): Trouble[] {
  const found = /\.json$/i.test(path) ? inJson(text) : /\.xml$/i.test(path) ? inXml(text) : inYaml(text);
  if (found === undefined) return [];
  const does = "Liquibase ends with an error before it runs anything";
  return [refuses({ path, ...found, does, instead: "Correct it." })];
}

/** Lists before the last one of a file. */
function passedOver({ path, text }: SourceFile): Trouble[] {
  const [first, ...more] = /\.ya?ml$/i.test(path) ? [...text.matchAll(root)] : [];
  if (first === undefined || more.length === 0) return [];
  return [
    passesOver({
      ...{ path, line: lineAt(text, first.index), why: `has ${more.length + 1} lists databaseChangeLog` },
      does: "Liquibase reads the last one, and never runs what the others include",
      instead: "Put all of it into one list.",
    }),
  ];
}

type Broken = { line: number; why: string };

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

function inYaml(text: string): Broken | undefined {
  // That a key stands twice is no error to it.
  const [error] = parseDocument(text, { uniqueKeys: false }).errors;
  return (
    error && { line: lineAt(text, error.pos[0]), why: `is not valid YAML: ${error.message.split(/ at line |:?\n/)[0]}` }
  );
}

const inJson = (text: string): Broken | undefined =>
  json(text) === undefined ? { line: 1, why: "is not valid JSON" } : undefined;

/** The first tag that is not closed as it was opened. */
function inXml(text: string): Broken | undefined {
  const tags = text
    .replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>/g, (part) => part.replace(/[^\n]/g, " "))
    .matchAll(/<(\/?)([A-Za-z_][\w.:-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*?(\/?)>/g);
  const open: { name: string; at: number }[] = [];
  for (const { 1: closes, 2: name = "", 3: isWhole, index } of tags) {
    if (closes === "" && isWhole === "") open.push({ name, at: index });
    else if (closes !== "" && open.pop()?.name !== name)
      return { line: lineAt(text, index), why: `closes <${name}>, which is not open there` };
  }
  const last = open.at(-1);
  return last && { line: lineAt(text, last.at), why: `has a <${last.name}> that is not closed` };
}
