import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { run as docs } from "../../src/commands/docs.ts";
import { canary } from "./outside.ts";
import { config, out, page, shop, workspace } from "./paths-workspace.ts";
import { runIn, type Trial, trial } from "./trial.ts";

describe("annotations", () => {
  const annotations = `${shop}/annotations`;
  const to = "../../../../../outside";
  const cases: Trial[] = [
    {
      tried: "a link to a file",
      says: `public/orders.md","message":"this is a symbolic link that ${out}`,
      links: { "public/orders.md": `${to}/orders.md` },
    },
    { tried: "an absolute link", says: out, links: { "public/orders.md": "OUTSIDE/orders.md" } },
    {
      tried: "a link to a folder",
      says: `annotations/public","message":"this is a symbolic link that ${out}`,
      links: { public: "../../../../outside" },
    },
    {
      tried: "a link to a folder, called as another link's target",
      says: out,
      links: { x: "y", y: "../../../../outside" },
    },
    { tried: "a link that leads nowhere yet", says: "leads nowhere", links: { "public/orders.md": `${to}/new.md` } },
    {
      tried: "a link to Git's config",
      says: "leads into .git",
      links: { "public/orders.md": "../../../../.git/config" },
    },
    {
      tried: "a link to the repository's .env",
      says: "another kind of file",
      files: { ".env": canary },
      links: { "public/orders.md": "../../../../.env" },
    },
    { tried: "a link to the folder that it is in", says: "already been read", links: { "public/again": "." } },
    {
      tried: "a name with a space without a width",
      says: 'ord\\\\u{200b}ers.md","message":"this has an invisible character',
      files: { [`${annotations}/public/ord\u200bers.md`]: canary.slice(0, 3) },
    },
    {
      tried: "a name that runs backwards",
      says: "invisible character in its name (U+202E)",
      files: { [`${annotations}/public/\u202edm.sredro.md`]: "x" },
    },
    {
      tried: "a name that is a way on Windows",
      says: "has a backslash",
      files: { [`${annotations}/..\\..\\outside\\orders.md`]: "x" },
    },
    { tried: "a link as twin in case", says: out, links: { "public/ORDERS.md": `${to}/orders.md` } },
    {
      tried: "a link as twin in normal form",
      says: out,
      files: { [`${annotations}/public/caf\u00e9.md`]: "mine" },
      links: { "public/cafe\u0301.md": `${to}/orders.md` },
    },
    {
      tried: "a folder whose name ends in a space, and a link in it",
      says: out,
      links: { "public /orders.md": `${to}/orders.md` },
    },
  ];
  for (const one of cases) {
    const inFolder = Object.fromEntries(
      Object.entries(one.links ?? {}).map(([path, to]) => [`${annotations}/${path}`, to]),
    );
    trial(
      { ...one, tried: `${one.tried} in annotations/`, files: { ...workspace, ...one.files }, links: inFolder },
      async ({ repo }) => {
        const heard = await runIn(docs, repo);
        expect(heard).toContain("done: 0");
        expect(readFileSync(join(repo, page), "utf8")).not.toContain(canary);
        return heard;
      },
    );
  }
  trial(
    { tried: "links to links to links, two to the power of 24 folders", says: "done: 0", files: workspace },
    ({ repo, link }) => {
      for (let level = 0; level < 24; level++) {
        for (const side of ["left", "right"]) link(`${annotations}/${level}/${side}`, `../${level + 1}`);
      }
      mkdirSync(join(repo, annotations, "24"));
      return runIn(docs, repo);
    },
  );
});

describe("templates", () => {
  const own = {
    ...workspace,
    "schemalog.yml": `${config["schemalog.yml"]}docs: { templates: templates }\n`,
    "templates/mine.liquid": "Mine",
  };
  const cases: Trial[] = [
    {
      tried: "a link to a file",
      says: `table.liquid is a symbolic link that ${out}`,
      links: { "table.liquid": "../../outside/secret.liquid" },
    },
    { tried: "a link to a folder", says: out, links: { more: "../../outside" } },
    {
      tried: "a link that leads nowhere yet",
      says: "leads nowhere",
      links: { "table.liquid": "../../outside/new.liquid" },
    },
    {
      tried: "a link to the repository's .env",
      says: "another kind of file",
      files: { ".env": canary },
      links: { "table.liquid": "../.env" },
    },
    {
      tried: "a name with a space without a width",
      says: "invisible character",
      files: { "templates/ta\u200bble.liquid": "x" },
    },
    { tried: "a twin in case, as a link", says: out, links: { "TABLE.liquid": "OUTSIDE/secret.liquid" } },
    ...["render", "include", "layout"].flatMap((tag): Trial[] => [
      {
        tried: `{% ${tag} %} of a file by ..`,
        says: "there is no template",
        files: { "templates/table.liquid": `{% ${tag} "../../outside/secret.liquid" %}` },
      },
      {
        tried: `{% ${tag} %} of an absolute path`,
        says: "there is no template",
        files: { "templates/table.liquid": `{% ${tag} "/etc/passwd" %}` },
      },
    ]),
  ];
  for (const one of cases) {
    const inFolder = Object.fromEntries(Object.entries(one.links ?? {}).map(([path, to]) => [`templates/${path}`, to]));
    trial(
      { ...one, tried: `${one.tried} in docs.templates`, files: { ...own, ...one.files }, links: inFolder },
      ({ repo }) => runIn(docs, repo),
    );
  }
});
