import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A whole number from 0 to below `n`, the same in every run with the same seed. */
export type Pick = (n: number) => number;

/** Mulberry32. */
export function pickOf(seed: number): Pick {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

/** Columns of the tables that expressions are about (c_int, c_big, …), and their types. */
export const columnTypes: Record<string, string> = {
  int: "integer",
  big: "bigint",
  num: "numeric",
  money2: "numeric(10,2)",
  float: "double precision",
  text: "text",
  varchar: "character varying",
  varchar10: "character varying(10)",
  char3: "character(3)",
  bool: "boolean",
  date: "date",
  ts: "timestamp without time zone",
  tstz: "timestamp with time zone",
  span: "interval",
  json: "jsonb",
  ints: "integer[]",
  texts: "text[]",
  varchars: "character varying[]",
  mood: "app.mood",
  code: "app.code",
  pair: "app.pair",
  range: "int4range",
};
const types = Object.keys(columnTypes);

/** Lines by the heading that they stand below. */
const templates = new Map<string, string[]>();
for (const section of readFileSync(join(import.meta.dirname, "../cases/random-sql/templates.txt"), "utf8").split(
  "\n# ",
)) {
  const [heading = "", ...lines] = section.split("\n");
  templates.set(heading, lines.filter(Boolean));
}
const linesOf = (heading: string): string[] => {
  const lines = templates.get(heading);
  if (!lines) throw new Error(`templates.txt has no "${heading}"`);
  return lines;
};

/** Random SQL. A scope holds names that columns can be had from; "" is for columns without such a name. */
export class RandomSql {
  private aliases = 0;
  private readonly pick: Pick;
  private readonly readsRows: boolean;

  constructor(pick: Pick, readsRows: boolean) {
    this.pick = pick;
    this.readsRows = readsRows;
  }

  one<Item>(list: readonly Item[]): Item {
    return list[this.pick(list.length)]!;
  }

  /** One of the lines below a heading, with what it asks for. */
  oneOf(heading: string, scope: string[] = [], depth = 1): string {
    return this.filled(this.one(linesOf(heading)), scope, depth);
  }

  /** Each of the lines below a heading, with what it asks for. */
  eachOf(heading: string): string[] {
    return linesOf(heading).map((template) => this.filled(template, [], 2));
  }

  /** An expression of a type. */
  expression(type: string, scope: string[], depth: number): string {
    if (types.includes(type) && (depth <= 0 || this.pick(4) === 0)) return this.column(type, scope);
    const heading = `with rows: ${type}`;
    const reads = this.readsRows && this.pick(5) === 0 && templates.has(heading);
    return this.oneOf(reads ? heading : type, scope, depth - 1);
  }

  private column(type: string, scope: string[]): string {
    const name = this.one(scope);
    const isPlain = name === "" || (scope.length === 1 && !/^(new|u)$/.test(name) && this.pick(2) === 0);
    return isPlain ? `c_${type}` : `${name}.c_${type}`;
  }

  private filled(template: string, scope: string[], depth: number, named: Record<string, string> = {}): string {
    const named_ = (names: string) => names.split(" ").map((name) => named[name] ?? name);
    const outer = scope.filter((name) => name !== "");
    const from = template.includes("{from}") ? this.from(depth - 1) : undefined;
    const inner = from && this.pick(3) === 0 ? [...from.scope, ...outer] : from?.scope;
    let within = false;
    return template.replace(/\{([a-z0-9]+)(?::([a-z_ ]+))?\}|\(SELECT/g, (all, kind?: string, of?: string) => {
      if (kind === undefined) within = true;
      if (kind === undefined) return all;
      if (kind === "from") return from!.sql;
      if (kind === "select") return this.select(of!, named_(of!), depth);
      if (named[kind] !== undefined) return named[kind];
      if (!templates.has(kind)) return all;
      const names = of === "outer" ? outer : of === undefined ? ((within ? inner : undefined) ?? scope) : named_(of);
      const sql = this.expression(kind, names, of === "outer" ? 0 : depth);
      return /^[\w.]+$/.test(sql) || kind === "order" || this.pick(3) === 0 ? sql : `(${sql})`;
    });
  }

  /** What follows FROM, and the names that columns can then be had from. */
  private from(depth: number): { sql: string; scope: string[] } {
    this.aliases++;
    const named: Record<string, string> = { a: `x${this.aliases}`, b: `y${this.aliases}` };
    const simple = linesOf("simple from");
    const template = this.one(depth > 0 ? [...simple, ...linesOf("from")] : simple);
    const [, names = "", sql = ""] = /^([^:]*): (.*)$/.exec(template)!;
    return { sql: this.filled(sql, [], depth - 1, named), scope: names.split(" ").map((name) => named[name] ?? name) };
  }

  /** A query, as a view may have one. */
  query(depth: number): string {
    const way = this.pick(6);
    if (way === 0) return this.oneOf("whole queries", [], depth);
    const { sql, scope } = this.from(depth);
    return way === 1 ? this.groups(sql, scope, depth) : this.select(sql, scope, depth);
  }

  private select(from: string, scope: string[], depth: number): string {
    const list = Array.from({ length: 1 + this.pick(4) }, (_, at) => {
      const type = this.one(types);
      const heading = `selected: ${type}`;
      const isSelected = templates.has(heading) && this.pick(6) === 0;
      const sql = isSelected ? this.oneOf(heading, scope, depth - 1) : this.expression(type, scope, depth);
      return this.pick(5) === 0 ? sql : `${sql} AS ${this.one(["o", "c_int", "c_text", "n"])}${at}`;
    });
    if (this.pick(8) === 0) list.push(`${scope[0]} AS whole`);
    // An output with the name of another column: what sorts by it has to say which is meant.
    if (this.pick(8) === 0) list.push(`${this.expression("int", scope, 1)} AS c_${this.one(["big", "text", "bool"])}`);
    const isDistinct = this.pick(8) === 0;
    const parts = [
      `SELECT ${isDistinct ? "DISTINCT " : ""}${list.join(", ")} FROM ${from}`,
      this.pick(2) === 0 && `WHERE ${this.expression("bool", scope, depth)}`,
      list.some((item) => /OVER \(?w/.test(item)) &&
        this.filled("WINDOW w AS (PARTITION BY {text} ORDER BY {int})", scope, 1),
      !isDistinct && this.pick(4) === 0 && `ORDER BY ${this.expression("order", scope, 2)}`,
      this.pick(8) === 0 && this.oneOf("after a query"),
    ];
    return parts.filter(Boolean).join(" ");
  }

  private groups(from: string, scope: string[], depth: number): string {
    const by = this.oneOf("groups", scope, 1);
    const list = Array.from(
      { length: 1 + this.pick(3) },
      (_, at) => `${this.oneOf("aggregates", scope, depth - 1)} AS g${at}`,
    );
    if (/^[a-z][\w.]*$/.test(by)) list.push(by);
    const having =
      this.pick(3) === 0 ? this.filled(" HAVING count(*) > 1 OR max({varchar}) IN ('a', 'b')", scope, 1) : "";
    return `SELECT ${list.join(", ")} FROM ${from} GROUP BY ${by}${having}${this.pick(3) === 0 ? " ORDER BY 1" : ""}`;
  }
}
