import { join } from "node:path";
import { expect, test } from "vitest";
import { writeSnapshot } from "../../src/store/snapshot/index.ts";
import { filesIn, folder, schemalog, write } from "../support/cli.ts";
import { databaseOf, table } from "../support/history.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";

const base = "schema-snapshots/app";
const orders = table("orders", ["id integer", "state text"]);
const config = { "schemalog.yml": "connections:\n  app:\n    url: env:APP_URL\n" };

/** A workspace with a snapshot of two tables, without docs. */
async function workspace(files: Record<string, string> = config) {
  const cwd = folder(files);
  const snapshot = (...objects: Parameters<typeof databaseOf>) =>
    writeSnapshot(join(cwd, base, "snapshot"), databaseOf(...objects));
  await snapshot(orders, table("people", ["id integer"]));
  return { cwd, snapshot, run: (args: string) => schemalog(cwd, args.split(" ")), docs: join(cwd, base, "docs") };
}

const page = (name: string) => `public/tables/${name}.md`;
const summary = (fresh: number, changed: number, removed: number, pages = 3) =>
  `app: ${pages} pages in ${base}/docs (${fresh} new, ${changed} changed, ${removed} removed)\n`;

test("docs writes what changed, and --check names what is not up to date", async () => {
  const { docs, run, snapshot } = await workspace();
  const inDocs = (...lines: string[]) => lines.map((line) => line.replace(": ", `: ${base}/docs/`)).join("\n");
  const all = inDocs("missing: README.md", `missing: ${page("orders")}`, `missing: ${page("people")}`);
  const end = "\nThe docs are out of date: run `schemalog docs`\n";
  expect(run("docs --check")).toEqual({ exitCode: 1, stderr: "", stdout: all + end });
  expect(run("docs")).toEqual({ exitCode: 0, stderr: "", stdout: summary(3, 0, 0) });
  expect(run("docs --check")).toEqual({ exitCode: 0, stderr: "", stdout: "The docs are up to date\n" });
  expect(run("docs").stdout).toBe(summary(0, 0, 0));

  write(docs, { "guide.md": "A person's own.", "public/tables/notes.md": "Also.", "sub/picture.svg": "<svg/>" });
  await snapshot(orders, table("prices", ["id integer"]));
  const open = ["stale: README.md", `superfluous: ${page("people")}`];
  expect(run("docs --check").stdout).toBe(inDocs(`missing: ${page("prices")}`, ...open) + end);
  expect(run("docs").stdout).toBe(summary(1, 1, 1));
  const own = ["guide.md", page("notes"), "sub/picture.svg"];
  expect(Object.keys(filesIn(docs)).sort()).toEqual(["README.md", page("orders"), page("prices"), ...own].sort());
  expect(JSON.parse(run("docs --check --json").stdout).connections).toEqual([
    { name: "app", dir: `${base}/docs`, pages: 3, missing: [], stale: [], superfluous: [], edited: [], taken: [] },
  ]);
});

test("what a person wrote into a page, or in its place, is kept, and said", async () => {
  const { docs, run, snapshot } = await workspace();
  run("docs");
  const before = filesIn(docs);
  const edited = `${before[page("orders")]}\nMy words.\n`;
  write(docs, { [page("orders")]: edited, [page("people")]: "# My own page\n" });

  const { exitCode, stderr } = run("docs");
  expect(exitCode).toBe(0);
  expect(stderr).toContain(`docs/${page("orders")}: this generated page was edited by hand, so it was left unchanged`);
  expect(stderr).toContain(`docs/${page("people")}: schemalog did not write this file`);
  expect(filesIn(docs)).toEqual({ ...before, [page("orders")]: edited, [page("people")]: "# My own page\n" });
  const check = run("docs --check");
  expect(check).toMatchObject({ exitCode: 1 });
  expect(check.stdout).toContain(`edited: ${base}/docs/${page("orders")}`);

  // Not even when the table is gone; but line ends and conflicts of a merge are no person's.
  await snapshot(table("people", ["id integer"]));
  run("docs");
  expect(filesIn(docs)[page("orders")]).toBe(edited);
  const index = filesIn(docs)["README.md"] ?? "";
  write(docs, { "README.md": `<<<<<<< HEAD\n${index}=======\n>>>>>>> main\n` });
  run("docs");
  expect(filesIn(docs)["README.md"]).toBe(index);
  write(docs, { "README.md": `${index.replaceAll("\n", "\r\n")}` });
  expect(run("docs").stdout).toBe(summary(0, 0, 0, 2));
});

test("templates are replaced one by one", async () => {
  const { cwd, docs, run } = await workspace({
    "schemalog.yml": `${config["schemalog.yml"]}docs:\n  templates: my-templates\n`,
    "my-templates/table.liquid": '# Mine: {{ page.name }}\n\n{% render "section", section: page.sections[0] %}\n',
  });
  expect(run("docs")).toMatchObject({ exitCode: 0, stderr: "" });
  const before = filesIn(docs);
  expect(before[page("people")]).toContain("\n# Mine: people\n\n## Columns\n\n| Column | Type | Null |\n");
  expect(before["README.md"]).toContain("[`people`](public/tables/people.md)");

  for (const [template, problem] of [
    ["x\n{{ page.name | nothing }}", "table.liquid:2: undefined filter: nothing"],
    ["{% if page %}", "table.liquid:1: tag {% if page %} not closed"],
    ['{% render "nothing" %}', 'table.liquid:1: there is no template "nothing"'],
    ["\n\n{{ page.name | table }}", 'table.liquid:3: the filter "table" cannot show this value'],
  ] as const) {
    write(cwd, { "my-templates/table.liquid": template });
    const { exitCode, stderr, stdout } = run("docs");
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr.split("\n")[0]).toBe(`error: a template is broken: my-templates/${problem}`);
    expect(filesIn(docs)).toEqual(before);
  }
});

test("annotations: what is not there is a warning, what cannot be read an error", async () => {
  const { cwd, docs, run } = await workspace();
  const annotations = (files: Record<string, string>) =>
    write(cwd, Object.fromEntries(Object.entries(files).map(([name, text]) => [`${base}/annotations/${name}`, text])));
  annotations({
    "public/orders.md":
      "---\ndescription: What was sold.\ncolumns:\n  state: Its way.\n  stat: A slip.\n  other: Gone.\n---\n",
    "public/poeple.md": "Those who buy.",
    "public/invoices.md": "Gone.",
  });
  const { exitCode, stderr } = run("docs");
  expect(exitCode).toBe(0);
  expect(stderr).toContain("public/orders.md: there is no column stat: did you mean state?");
  expect(stderr).toContain("public/orders.md: there is no column other: rename it there, or remove it");
  expect(stderr).toContain("public/poeple.md: there is no such object: did you mean public/people.md?");
  expect(stderr).toContain("public/invoices.md: there is no such object: rename the file, or remove it");
  const before = filesIn(docs);
  expect(before[page("orders")]).toContain("\nWhat was sold.\n");

  annotations({
    "public/orders.md": "---\ndescription: x\ncolumns: [\n---\n",
    "public/poeple.md": "---\ncolour: red\n---\n",
  });
  const broken = run("docs");
  expect(broken).toMatchObject({ exitCode: 2, stdout: "" });
  expect(broken.stderr).toMatch(
    /^error: annotations\/public\/orders\.md:\d: .+\n {2}annotations\/public\/poeple\.md:2: there is no `colour`/,
  );
  expect(filesIn(docs)).toEqual(before);
});

test("a database by its URL has docs without a schemalog.yml, and hears how to get one", async (context) => {
  const url = await createDatabase(context);
  await sqlOn(url, "CREATE TABLE notes (id int PRIMARY KEY)");
  const cwd = folder();
  const hint = /^There is no schemalog\.yml; to save (these )?settings, run: schemalog init$/m;
  expect(schemalog(cwd, ["crawl", url])).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(hint) });
  const { exitCode, stdout, stderr } = schemalog(cwd, ["docs"]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^test_\w+: 2 pages in schema-snapshots\/test_\w+\/docs \(2 new, 0 changed, 0 removed\)$/m);
  expect(stderr).toMatch(hint);
  expect(Object.keys(filesIn(cwd)).filter((path) => path.endsWith("notes.md"))).toHaveLength(1);
  expect(schemalog(cwd, ["docs", "--check"]).exitCode).toBe(0);
});
