import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";

const root = join(import.meta.dirname, "../..");
const componentOf = (name: string) => {
  const text = readFileSync(join(root, "templates", `${name}.yml`), "utf8");
  const [header, jobs] = parseAllDocuments(text, { merge: true, strict: true }).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS();
  });
  return { name, text, header, jobs };
};
const components = ["schemalog", "schemalog-fleet"].map(componentOf);

/** Of the package gitlab-ci-local, which takes it from gitlab-org/gitlab: app/assets/javascripts/editor/schema/ci.json. */
const schema = JSON.parse(readFileSync(join(import.meta.dirname, "support/gitlab-ci.schema.json"), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true, allowUnionTypes: true });
formats.default(ajv);
const validate = ajv.compile(schema);
const problems = (config: unknown) =>
  validate(config) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

describe.each(components)("$name", ({ text, header, jobs }) => {
  test("GitLab's published schema takes the component", () => {
    expect(problems(header)).toEqual([]);
    expect(problems(jobs)).toEqual([]);
    const [[name = "", job] = []] = Object.entries<object>(jobs);
    expect(problems({ ...jobs, [name]: { ...job, artefacts: {} } })).not.toEqual([]);
    expect(problems({ spec: { inputs: { stage: { type: "text" } } } })).not.toEqual([]);
  });

  test("every input says what it is for, has a default or must be given, and is used", () => {
    const body = text.slice(text.indexOf("\n---\n"));
    for (const [name, input] of Object.entries<{ description?: string; default?: unknown; type?: string }>(
      header.spec.inputs,
    )) {
      expect(input.description, name).toMatch(/\.$/);
      if (input.type !== "array") expect(input.default, name).toBeDefined();
      expect(body, name).toContain(`$[[ inputs.${name} ]]`);
    }
  });

  test("no input is part of a script", () => {
    for (const [name, job] of Object.entries<Record<string, string[]>>(jobs)) {
      const { before_script = [], script = [], after_script = [] } = job;
      expect([...before_script, ...script, ...after_script].join("\n"), name).not.toContain("$[[");
    }
  });

  test("installs the version that it belongs to", () => {
    for (const part of ["generator", "action", "site"]) {
      const { version } = JSON.parse(readFileSync(join(root, part, "package.json"), "utf8"));
      expect(header.spec.inputs.version.default, part).toBe(version);
    }
  });
});

test("no job of one takes the place of another's", () => {
  const names = components.flatMap(({ jobs }) => Object.keys(jobs));
  expect(new Set(names).size).toBe(names.length);
});

/** Tables without what aligns their columns. */
const flat = (markdown: string) => markdown.replace(/ +/g, " ").replace(/-{3,}/g, "---");

test("the docs list the inputs as they are (UPDATE_GOLDEN=1 writes them)", () => {
  const path = join(root, "action/docs/gitlab.md");
  const docs = readFileSync(path, "utf8");
  let wanted = docs;
  for (const { name, header } of components) {
    const rows = Object.entries<{ description: string; default?: unknown }>(header.spec.inputs).map(
      ([input, { description, default: value }]) =>
        `| \`${input}\` | ${value === undefined ? "" : JSON.stringify(value)} | ${description} |`,
    );
    const table = ["| input | default | what it is |", "| --- | --- | --- |", ...rows].join("\n");
    const [start, end] = [`<!-- inputs of ${name} -->\n`, "<!-- /inputs -->"];
    const [before = "", rest = ""] = wanted.split(start);
    wanted = `${before}${start}\n${table}\n\n${rest.slice(rest.indexOf(end))}`;
  }
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, wanted);
  else expect(flat(docs)).toBe(flat(wanted));
});
