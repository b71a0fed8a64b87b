import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseDocument } from "yaml";
import { z } from "zod";
import { engines, usualEngine } from "../engines/registry.ts";
import { isSet, parseConfig, variableOf } from "../workspace/index.ts";

const person = z
  .string()
  .regex(/^[^<>]+ <[^<>\s]+@[^<>\s]+>$/, "write `Name <address>`")
  .transform((text) => {
    const [name = "", email = ""] = text.slice(0, -1).split(" <");
    return { name, email };
  });

const step = z.strictObject({
  connection: z.string(),
  migration: z.string(),
  author: person,
  date: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  /** Of the commit, with the number of its pull request. */
  subject: z.string(),
  /** What somebody wrote about objects, in the same pull request. */
  annotations: z.array(z.string()).default([]),
});

/** One commit of the demo: a migration, and who committed it when. */
export type Step = z.output<typeof step>;

type Env = Record<string, string | undefined>;

/** What a run of the demo is made of; without the connections that need a server which no variable of this run names. */
export type Demo = {
  template: string;
  /** The text of its schemalog.yml. */
  config: string;
  /** In their order. */
  steps: Step[];
  /** All engines that have no connection in it, as people write them, each with the reason. */
  leftOut: { engine: string; why: string }[];
};

/** The demo in the folder `template`, as it can be shown here. Throws a ZodError naming what is wrong in history.yml. */
export function readDemo(template: string, env: Env): Demo {
  const read = (file: string) => readFileSync(join(template, file), "utf8");
  const text = read("schemalog.yml");
  const config = parseDocument(text);
  const missing = new Map<string, string>();
  const shown = new Set<string>();
  for (const [name, { engine, shadow }] of Object.entries(parseConfig(text, "schemalog.yml").connections)) {
    const of = engine ?? usualEngine().name;
    if (shadow === undefined || isSet(shadow, env)) shown.add(of);
    else {
      missing.set(of, `${variableOf(shadow)} names no server for it`);
      config.deleteIn(["connections", name]);
    }
  }
  const all = z
    .array(step)
    .min(1)
    .parse(parse(read("history.yml"), { schema: "core" }));
  const steps = all.filter(({ connection }) => config.hasIn(["connections", connection]));
  const leftOut = engines
    .filter(({ name }) => !shown.has(name))
    .map(({ name, label }) => ({
      engine: label,
      why: missing.get(name) ?? "a server is needed, and the demo has none",
    }));
  return { template, config: String(config), steps, leftOut };
}
