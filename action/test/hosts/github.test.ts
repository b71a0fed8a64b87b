import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Annotation, SchemalogError } from "schemalog";
import { afterEach, beforeEach, expect, test } from "vitest";
import { githubHost } from "../../src/hosts/github/host.ts";
import { BranchMoved, type Check, type CommitRequest } from "../../src/hosts/host.ts";
import { type Github, startGithub } from "../support/github-server.ts";
import { initBare } from "../support/gitlab-repository.ts";
import type { Fault } from "../support/gitlab-server.ts";

const canary = "ghs_c4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc4n4ry";
const marker = "<!-- schemalog comment: . -->";
const bot = { login: "github-actions[bot]", type: "Bot" } as const;
const somebody = { login: "mara", type: "User" } as const;
const comments = "/repos/acme/shop/issues/7/comments";

let dir: string;
let github: Github;
let main: string;
let waits: number[];
let progress: string[];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "schemalog-github-"));
  const repo = join(dir, "shop.git");
  main = initBare(repo, { "db/1.sql": "create table a ();\n", "docs/a.md": "a\n", "docs/b c.md": "b\n" });
  github = await startGithub({ repo });
  github.addToken(canary);
  waits = [];
  progress = [];
});

afterEach(async () => {
  await github.close();
  rmSync(dir, { recursive: true, force: true });
  expect(github.problems).toEqual([]);
  expect(progress.join("\n")).not.toContain(canary);
});

const host = (more: Partial<Parameters<typeof githubHost>[0]> = {}) =>
  githubHost({
    apiUrl: github.url,
    graphqlUrl: github.graphqlUrl,
    webUrl: "https://github.example.com",
    repository: "acme/shop",
    token: canary,
    progress: (line) => progress.push(line),
    pause: async (milliseconds) => waits.push(milliseconds),
    ...more,
  });

const strike = (at: string, ...answers: Fault["answers"]) => github.faults.push({ at, answers });
const written = (prefix: string) => github.log.filter((line) => line.startsWith(prefix));
const bodies = () => github.state.comments.map(({ body }) => body);
const comment = (body: string, create = true) => host().comment(7, { marker, body, create });

/** What a person reads of an error; the canary must not be in it. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => expect.fail("should have been refused"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SchemalogError)) throw error;
  const text = `${error.exitCode}: ${error.message}\n${error.hint}`;
  expect(`${text}${error.stack}${JSON.stringify(error)}`).not.toContain(canary);
  return text;
}

test("a comment is written once, brought up to date in place, and left alone when it says the same", async () => {
  const address = await comment("one");
  expect(address).toMatch(/issuecomment-1000$/);
  expect(await comment("two")).toBe(address);
  expect(await comment("two")).toBe(address);
  expect(bodies()).toEqual([`${marker}\ntwo`]);
  expect(written(`PATCH /repos/acme/shop/issues/comments/`)).toHaveLength(1);
});

test("without anything to say no comment is begun, and one that is there is made quiet", async () => {
  expect(await comment("nothing", false)).toBeUndefined();
  expect(bodies()).toEqual([]);
  await comment("bad");
  await comment("nothing", false);
  expect(bodies()).toEqual([`${marker}\nnothing`]);
});

test("ours is found behind 250 others, and nobody else's is taken for it", async () => {
  github.addComments(
    7,
    Array.from({ length: 250 }, (_, index) => `comment ${index}`),
    somebody,
  );
  github.addComments(7, [`${marker}\nby a person`], somebody);
  github.addComments(7, [`${marker}\nby another bot`], { login: "other[bot]", type: "Bot" });
  github.addComments(7, [`${marker}\nby a person of our name`], { login: "github-actions", type: "User" });
  github.addComments(7, [`quoting ${marker}`, `text\n${marker}`], bot);
  const [ours] = github.addComments(7, [`${marker}\r\nold`], bot);
  await comment("new");
  expect(ours?.body).toBe(`${marker}\nnew`);
  expect(github.state.comments).toHaveLength(256);
  expect(written(`GET ${comments}`)).toHaveLength(3);
});

test("a comment that is deleted by hand meanwhile is written anew", async () => {
  await comment("one");
  const gone = () => void github.state.comments.splice(0);
  strike("PATCH /repos/acme/shop/issues/comments/", { first: gone });
  await comment("two");
  expect(bodies()).toEqual([`${marker}\ntwo`]);
});

test("of two runs that both began a comment, one stays: the oldest, with the newest words", async () => {
  await Promise.all([comment("one"), comment("two")]);
  await comment("three");
  expect(bodies()).toEqual([`${marker}\nthree`]);
});

test("a comment whose answer was lost is not written twice", async () => {
  strike(`POST ${comments}`, { served: true, status: 502 });
  await comment("one");
  expect(bodies()).toEqual([`${marker}\none`]);
});

const annotation = (index: number): Annotation => ({
  ...{ path: "db/2.sql", startLine: index + 1, endLine: index + 1, level: "failure" },
  ...{ title: `column-dropped: column a.b${index}`, message: "It is gone." },
});
const check = (count: number): Check => ({
  ...{ name: "schemalog", conclusion: "failure", title: "1 breaking", summary: "x".repeat(70_000) },
  annotations: Array.from({ length: count }, (_, index) => annotation(index)),
});

test.for([0, 1, 50, 51, 120])("a check has all of its %i annotations, 50 a request", async (count) => {
  await host().check(main, check(count));
  const [run, ...others] = github.state.checks;
  expect(others).toEqual([]);
  expect(run).toMatchObject({ name: "schemalog", head_sha: main, conclusion: "failure" });
  expect(run?.output.annotations.map(({ start_line }) => start_line)).toEqual(
    check(count).annotations.map(({ startLine }) => startLine),
  );
});

const request = (more: Partial<CommitRequest> = {}): CommitRequest => ({
  branch: "main",
  parent: main,
  message: "Schema of shop: 1 change\n\nSchemalog-Connection: shop",
  files: [
    { path: "docs/a.md", content: "a, changed ü\n" },
    { path: "docs/b c.md" },
    { path: "docs/new/ünïcode.md", content: "new\n" },
  ],
  ...more,
});

test("a commit has just these files, on top of the parent", async () => {
  const { id, url } = await host().commit(request());
  expect(url).toContain(id);
  expect(github.repository.head("main")).toBe(id);
  expect(github.repository.commit(id)).toMatchObject({ parent_ids: [main], message: request().message });
  expect(github.repository.compare(main, id).map(({ new_path }) => new_path)).toEqual([
    "docs/a.md",
    "docs/b c.md",
    "docs/new/ünïcode.md",
  ]);
  expect(github.repository.content(id, "docs/a.md")).toBe("a, changed ü\n");
});

test("a branch that is not there is made where the commit begins", async () => {
  const { id } = await host().commit(request({ branch: "schemalog/drift" }));
  expect(github.repository.head("schemalog/drift")).toBe(id);
  expect(github.repository.head("main")).toBe(main);
});

test("a branch that has moved is never forced", async () => {
  const other = github.repository.create({
    branch: "main",
    commit_message: "Somebody else's",
    actions: [{ action: "create", file_path: "x", content: "x" }],
  });
  await expect(host().commit(request())).rejects.toBeInstanceOf(BranchMoved);
  expect(github.repository.head("main")).toBe(other);
  expect(await host().changedBetween(main, other)).toEqual(["x"]);
});

test("a commit whose answer was lost is not made twice", async () => {
  strike("POST /graphql", { served: true, status: 502 });
  const { id } = await host().commit(request());
  expect(github.repository.head("main")).toBe(id);
  expect(github.repository.commit(id).parent_ids).toEqual([main]);
});

test("3,000 files become several commits", async () => {
  const files = Array.from({ length: 3000 }, (_, index) => ({ path: `many/${index}.json`, content: "{}\n" }));
  const { id } = await host().commit(request({ files }));
  expect(github.repository.compare(main, id)).toHaveLength(3000);
  expect(written("POST /graphql")).toHaveLength(3);
  expect(await host().changedBetween(main, id)).toBeUndefined();
});

test("a pull request is opened once, brought up to date, and closed with a word and its branch", async () => {
  const { id } = await host().commit(request({ branch: "schemalog/drift" }));
  const own = { branch: "schemalog/drift", base: "main", title: "Schema drift: shop", body: "One" };
  const opened = await host().openRequest(own);
  expect(await host().openRequest({ ...own, body: "Two" })).toEqual(opened);
  expect(await host().openRequest({ ...own, body: "Two" })).toEqual(opened);
  expect(github.state.pulls).toEqual([expect.objectContaining({ number: 1, body: "Two", state: "open" })]);
  expect(written("PATCH /repos/acme/shop/pulls/1")).toHaveLength(1);
  expect(await host().head("schemalog/drift")).toBe(id);
  await host().closeRequest("schemalog/drift", "Gone.");
  expect(github.state.pulls[0]?.state).toBe("closed");
  expect(bodies()).toEqual(["Gone."]);
  expect(await host().head("schemalog/drift")).toBeUndefined();
  await host().closeRequest("schemalog/drift", "Gone.");
  expect(bodies()).toEqual(["Gone."]);
});

test("two runs that open a pull request at once open one", async () => {
  await host().commit(request({ branch: "schemalog/drift" }));
  const own = { branch: "schemalog/drift", base: "main", title: "Schema drift: shop", body: "One" };
  strike("POST /repos/acme/shop/pulls", { first: () => void github.addPull("schemalog/drift") });
  expect((await host().openRequest(own)).number).toBe(1);
  expect(github.state.pulls).toHaveLength(1);
});

test.for([
  { what: "5xx twice, then fine", answers: [{ status: 502 }, { status: 503 }], waited: [1000, 2000] },
  { what: "a cut line", answers: [{ cut: true }], waited: [1000] },
  {
    what: "a secondary rate limit",
    answers: [
      { status: 403, headers: { "retry-after": "7" }, body: { message: "You have exceeded a secondary rate limit" } },
    ],
    waited: [7000],
  },
  { what: "429", answers: [{ status: 429, headers: { "retry-after": "2" } }], waited: [2000] },
])("passing faults are waited for: $what", async ({ answers, waited }) => {
  strike(`GET ${comments}`, ...answers);
  await comment("one");
  expect(bodies()).toEqual([`${marker}\none`]);
  expect(waits).toEqual(waited);
  expect(progress).toHaveLength(waited.length);
});

const soon = String(Math.floor(Date.now() / 1000) + 3600);
test.for([
  {
    what: "a wrong token",
    answer: { status: 401, body: { message: "Bad credentials" } },
    says: /401, Bad credentials.*\n.*wrong, expired or revoked/,
  },
  {
    what: "a token that only reads",
    answer: { status: 403, body: { message: "Resource not accessible by integration" } },
    says: /403.*\n.*permission/,
  },
  {
    what: "an hourly limit",
    answer: {
      status: 403,
      headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": soon },
      body: { message: "API rate limit exceeded" },
    },
    says: /rate limit.*\n.*again later/,
  },
  {
    what: "a pull request that is not there",
    answer: { status: 404, body: { message: "Not Found" } },
    says: /404.*\n.*does not exist/,
  },
  {
    what: "what GitHub refuses",
    answer: { status: 422, body: { message: `Validation Failed ${canary}` } },
    says: /422, Validation Failed \*\*\*/,
  },
])("what lasts is one clear error: $what", async ({ answer, says }) => {
  strike(`GET ${comments}`, ...Array.from({ length: 9 }, () => answer));
  expect(await refusal(comment("one"))).toMatch(says);
  expect(bodies()).toEqual([]);
  expect(waits).toEqual([]);
});

test("a server that stays down is given up after a few tries; one that can't be reached is named", async () => {
  strike(`GET ${comments}`, ...Array.from({ length: 9 }, () => ({ status: 500 })));
  expect(await refusal(comment("one"))).toMatch(/^3: GET .*500/);
  expect(waits).toEqual([1000, 2000, 4000]);
  const away = host({ apiUrl: "http://127.0.0.1:59999", graphqlUrl: "http://127.0.0.1:59999/graphql" });
  expect(await refusal(away.head("main"))).toMatch(/127\.0\.0\.1:59999 can't be reached \(.*ECONNREFUSED/);
});

test("a token that only reads is told apart in GraphQL, too", async () => {
  github.addToken("ghs_reader", { may: "read" });
  expect(await refusal(host({ token: "ghs_reader" }).commit(request()))).toMatch(/not accessible.*\n.*permission/);
});

test("files are linked at their line, whatever their name", () => {
  expect(host().fileUrl(main, "db/2 #[x].sql", 3)).toBe(
    `https://github.example.com/acme/shop/blob/${main}/db/2%20%23%5Bx%5D.sql#L3`,
  );
});
