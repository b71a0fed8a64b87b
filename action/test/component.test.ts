import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import { parseAllDocuments } from "yaml";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "templates/schemalog.yml"), "utf8");
const [header, jobs] = parseAllDocuments(text, { merge: true, strict: true }).map((document) => {
  if (document.errors[0]) throw document.errors[0];
  return document.toJS();
});

/** Of the package gitlab-ci-local, which takes it from gitlab-org/gitlab: app/assets/javascripts/editor/schema/ci.json. */
const schema = JSON.parse(readFileSync(join(import.meta.dirname, "support/gitlab-ci.schema.json"), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true, allowUnionTypes: true });
formats.default(ajv);
const validate = ajv.compile(schema);
const problems = (config: unknown) =>
  validate(config) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

test("GitLab's published schema takes the component", () => {
  expect(problems(header)).toEqual([]);
  expect(problems(jobs)).toEqual([]);
  expect(problems({ ...jobs, schemalog: { ...jobs.schemalog, artefacts: {} } })).not.toEqual([]);
  expect(problems({ spec: { inputs: { stage: { type: "text" } } } })).not.toEqual([]);
});

test("every input says what it is for, has a default, and is used", () => {
  const body = text.slice(text.indexOf("\n---\n"));
  for (const [name, input] of Object.entries<{ description?: string; default?: unknown }>(header.spec.inputs)) {
    expect(input.description, name).toMatch(/\.$/);
    expect(input.default, name).toBeDefined();
    expect(body, name).toContain(`$[[ inputs.${name} ]]`);
  }
});

test("no input is part of a script", () => {
  for (const [name, job] of Object.entries<{ script: string[]; before_script: string[] }>(jobs)) {
    expect([...job.before_script, ...job.script].join("\n"), name).not.toContain("$[[");
  }
});

test("installs the version that it belongs to", () => {
  for (const part of ["generator", "action", "site"]) {
    const { version } = JSON.parse(readFileSync(join(root, part, "package.json"), "utf8"));
    expect(header.spec.inputs.version.default, part).toBe(version);
  }
});

/** Tables without what aligns their columns. */
const flat = (markdown: string) => markdown.replace(/ +/g, " ").replace(/-{3,}/g, "---");

test("the docs list the inputs as they are (UPDATE_GOLDEN=1 writes them)", () => {
  const path = join(root, "action/docs/gitlab.md");
  const docs = readFileSync(path, "utf8");
  const rows = Object.entries<{ description: string; default: unknown }>(header.spec.inputs).map(
    ([name, input]) => `| \`${name}\` | ${JSON.stringify(input.default)} | ${input.description} |`,
  );
  const table = ["| input | default | what it is |", "| --- | --- | --- |", ...rows].join("\n");
  const wanted = docs.replace(
    /(<!-- inputs -->\n)[\s\S]*(<!-- \/inputs -->)/,
    (_all, from, to) => `${from}\n${table}\n\n${to}`,
  );
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, wanted);
  else expect(flat(docs)).toBe(flat(wanted));
});
