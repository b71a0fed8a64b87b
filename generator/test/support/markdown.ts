import { posix } from "node:path";
import GithubSlugger from "github-slugger";
import { lexer, type Token, type Tokens } from "marked";

/** All tokens of a Markdown text, those inside of others too. */
export function tokensOf(text: string): Token[] {
  const all: Token[] = [];
  const add = (tokens: Token[] = []) => {
    for (const token of tokens) {
      all.push(token);
      if (token.type === "table") {
        const { header, rows } = token as Tokens.Table;
        for (const cell of [...header, ...rows.flat()]) add(cell.tokens);
      }
      if (token.type === "list") add((token as Tokens.List).items);
      if ("tokens" in token) add(token.tokens);
    }
  };
  add(lexer(text, { gfm: true }));
  return all;
}

/** The words of a token without its marks, as a reader sees them. */
const wordsOf = (token: Token): string => {
  if (token.type === "html") return "";
  return "tokens" in token && token.tokens ? token.tokens.map(wordsOf).join("") : "text" in token ? token.text : "";
};

/** Where links into a page can lead on GitHub: its headings' slugs and the ids of its anchors. */
function anchorsOf(tokens: Token[]): string[] {
  const slugger = new GithubSlugger();
  return tokens.flatMap((token) => {
    if (token.type === "heading") return [slugger.slug(wordsOf(token))];
    if (token.type === "html") return [...token.raw.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => id);
    return [];
  });
}

/** What is wrong with pages (path → Markdown): links that lead nowhere, tables with uneven rows, anchors that are there twice. */
export function faultsOf(pages: Map<string, string>): string[] {
  const tokens = new Map([...pages].map(([path, text]) => [path, tokensOf(text)]));
  const anchors = new Map([...tokens].map(([path, own]) => [path, anchorsOf(own)]));
  return [...tokens].flatMap(([path, own]) => [
    ...own.flatMap((token) => (token.type === "link" ? brokenLink(path, token as Tokens.Link, anchors) : [])),
    ...unevenRows(pages.get(path) ?? "").map((line) => `${path}: uneven row ${line}`),
    ...repeated(anchors.get(path) ?? []).map((anchor) => `${path}: twice #${anchor}`),
  ]);
}

function brokenLink(path: string, { href }: Tokens.Link, anchors: Map<string, string[]>): string[] {
  if (/^[a-z]+:/i.test(href)) return [];
  const [file = "", hash] = href.split("#");
  const target = file === "" ? path : posix.join(posix.dirname(path), decodeURIComponent(file));
  const there = anchors.get(target);
  if (!there) return [`${path}: no file ${href}`];
  return hash === undefined || there.includes(decodeURIComponent(hash)) ? [] : [`${path}: no anchor ${href}`];
}

/** Rows with another number of cells than the header: read line by line, as a parser would pad or cut them. */
function unevenRows(text: string): string[] {
  let cells = 0;
  let fence: string | undefined;
  return text.split("\n").filter((line) => {
    const run = /^(`{3,})/.exec(line)?.[1];
    if (run && (fence === undefined || run === fence)) fence = fence === undefined ? run : undefined;
    if (fence !== undefined || !line.startsWith("|")) cells = 0;
    else if (cells === 0) cells = cellsOf(line);
    else return cellsOf(line) !== cells;
    return false;
  });
}

const cellsOf = (line: string) => line.replace(/\\./g, "").split("|").length;

const repeated = (names: string[]) => [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
