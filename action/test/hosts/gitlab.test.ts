import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SchemalogError } from "schemalog";
import { afterEach, beforeEach, expect, test } from "vitest";
import { gitlabHost } from "../../src/hosts/gitlab/host.ts";
import { BranchMoved, type CommitRequest } from "../../src/hosts/host.ts";
import { initBare } from "../support/gitlab-repository.ts";
import { type Fault, type Gitlab, startGitlab } from "../support/gitlab-server.ts";

const canary = "glpat-c4n4ry-c4n4ry-c4n4ry";
const marker = "<!-- schemalog comment: . -->";
const us = 7;
const somebody = 8;

let dir: string;
let gitlab: Gitlab;
let main: string;
let waits: number[];
let progress: string[];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "schemalog-gitlab-"));
  const repo = join(dir, "shop.git");
  main = initBare(repo, { "db/1.sql": "create table a ();\n", "docs/a.md": "a\n", "docs/b c.md": "b\n" });
  gitlab = await startGitlab({ repo });
  gitlab.addToken(canary, us);
  gitlab.state.pipelines.push({ id: 900, sha: main });
  waits = [];
  progress = [];
});

afterEach(async () => {
  await gitlab.close();
  rmSync(dir, { recursive: true, force: true });
  expect(gitlab.problems).toEqual([]);
  expect(progress.join("\n")).not.toContain(canary);
});

const host = (more: Partial<Parameters<typeof gitlabHost>[0]> = {}) =>
  gitlabHost({
    apiUrl: gitlab.apiUrl,
    projectUrl: gitlab.projectUrl,
    projectId: "42",
    token: canary,
    pipeline: { id: "900", sha: main, head: main, url: "https://gitlab.example.com/group/shop/-/jobs/1" },
    progress: (line) => progress.push(line),
    pause: async (milliseconds) => waits.push(milliseconds),
    ...more,
  });

const strike = (at: string, ...answers: Fault["answers"]) => gitlab.faults.push({ at, answers });
const written = (prefix: string) => gitlab.log.filter((line) => line.startsWith(prefix));
const bodies = () => gitlab.state.notes.map(({ body }) => body);

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

function openRequestOf(branch = "feature"): number {
  gitlab.repository.create({
    branch,
    start_sha: main,
    commit_message: "Add b",
    actions: [{ action: "create", file_path: `db/${branch}.sql`, content: "create table b ();\n" }],
  });
  const iid = gitlab.state.mergeRequests.length + 1;
  gitlab.state.mergeRequests.push({
    iid,
    title: "Add b",
    description: null,
    state: "opened",
    source_branch: branch,
    target_branch: "main",
    source_project_id: 42,
    target_project_id: 42,
    force_remove_source_branch: false,
    web_url: `${gitlab.projectUrl}/-/merge_requests/${iid}`,
  });
  return iid;
}

test("writes one note, brings it up to date in place, and leaves it alone when nothing is new", async () => {
  const request = openRequestOf();
  const first = await host().comment(request, { marker, body: "one", create: true });
  expect(first).toBe(`${gitlab.projectUrl}/-/merge_requests/1#note_1000`);
  expect(await host().comment(request, { marker, body: "two", create: false })).toBe(first);
  expect(await host().comment(request, { marker, body: "two", create: true })).toBe(first);
  expect(bodies()).toEqual([`${marker}\ntwo`]);
  expect(written("POST")).toHaveLength(1);
  expect(written("PUT")).toHaveLength(1);
});

const coloured = [
  'A table "a":::b',
  "```mermaid",
  "erDiagram",
  '  "customers":::changed {',
  '    text email "dropped"',
  "  }",
  '  "a:::b":::added',
  "  classDef changed fill:#9a6700",
  "  classDef added fill:#1a7f37",
  "```",
  "  classDef is a word",
].join("\n");

test("draws without colours where GitLab's Mermaid knows none", async () => {
  const request = openRequestOf();
  await host({ version: 19 }).comment(request, { marker, body: coloured, create: true });
  expect(bodies()).toEqual([`${marker}\n${coloured}`]);
  await host({ version: 18 }).comment(request, { marker, body: coloured, create: true });
  expect(bodies()).toEqual([
    [
      marker,
      'A table "a":::b',
      "```mermaid",
      "erDiagram",
      '  "customers" {',
      '    text email "dropped"',
      "  }",
      '  "a:::b"',
      "```",
      "  classDef is a word",
    ].join("\n"),
  ]);
});

test("writes no note where none is needed", async () => {
  expect(await host().comment(openRequestOf(), { marker, body: "quiet", create: false })).toBeUndefined();
  expect(gitlab.state.notes).toEqual([]);
});

test("finds its note behind 250 others, and touches no one else's", async () => {
  const request = openRequestOf();
  const others = [
    `${marker}\npasted by a person`,
    `> ${marker}\nquoted`,
    "<!-- schemalog comment: db -->\nother workspace",
  ];
  gitlab.addNotes(request, others.slice(0, 1), somebody);
  gitlab.addNotes(request, others.slice(1), us);
  gitlab.addNotes(
    request,
    Array.from({ length: 250 }, (_, index) => `note ${index}`),
    somebody,
  );
  const [own] = gitlab.addNotes(request, [`${marker}\r\nold`], us);
  gitlab.addNotes(request, ["after"], somebody);
  await host().comment(request, { marker, body: "new", create: true });
  expect(own?.body).toBe(`${marker}\nnew`);
  expect(gitlab.state.notes).toHaveLength(255);
  expect(bodies().slice(0, 3)).toEqual(others);
});

test("writes the note anew when it is deleted by hand in the meantime", async () => {
  const request = openRequestOf();
  const [own] = gitlab.addNotes(request, [`${marker}\nold`], us);
  strike(`PUT /projects/42/merge_requests/1/notes/${own?.id}`, { first: () => gitlab.state.notes.splice(0, 1) });
  await host().comment(request, { marker, body: "new", create: true });
  expect(bodies()).toEqual([`${marker}\nnew`]);
});

test("two runs at once leave one note", async () => {
  const request = openRequestOf();
  const urls = await Promise.all(
    ["a", "b", "c"].map(() => host().comment(request, { marker, body: "same", create: true })),
  );
  expect(bodies()).toEqual([`${marker}\nsame`]);
  expect(new Set(urls).size).toBe(1);
});

test("a note whose answer was lost is not written twice", async () => {
  const request = openRequestOf();
  strike("POST /projects/42/merge_requests/1/notes", { status: 502, served: true });
  await host().comment(request, { marker, body: "once", create: true });
  expect(bodies()).toEqual([`${marker}\nonce`]);
});

test("a note of 65,537 characters goes through", async () => {
  const body = "x".repeat(65_537);
  await host().comment(openRequestOf(), { marker, body, create: true });
  expect(bodies()[0]).toHaveLength(body.length + marker.length + 1);
});

test("tries again what fails in passing, as long as GitLab asks for", async () => {
  const request = openRequestOf();
  strike("GET /user", { status: 500 }, { status: 503 });
  strike("GET /projects/42/merge_requests/1/notes", { status: 429, headers: { "retry-after": "7" } }, { cut: true });
  strike("POST /projects/42/merge_requests/1/notes", { status: 403, headers: { "retry-after": "3" } });
  await host().comment(request, { marker, body: "there", create: true });
  expect(bodies()).toEqual([`${marker}\nthere`]);
  expect(waits.toSorted((a, b) => a - b)).toEqual([1000, 2000, 2000, 3000, 7000]);
  expect(progress.join("\n")).toContain("again in 7 s");
});

test("does not wait for ever", async () => {
  const asked = { status: 429, headers: { "retry-after": "3600" }, body: { message: "Too Many Requests" } };
  strike("GET /user", asked);
  expect(await refusal(host().comment(openRequestOf(), { marker, body: "there", create: true }))).toMatch(
    /^3: GET \/user: GitLab answered 429, Too Many Requests\n.*run the job again later/,
  );
  expect(waits).toEqual([]);
});

test("says what is wrong with the token, without it", async () => {
  const request = openRequestOf();
  const comment = { marker, body: "one", create: true };
  const reader = gitlab.addToken("glpat-reads-only", 9, "read_api");
  expect(await refusal(host({ token: reader }).comment(request, comment))).toMatch(
    /answered 403, insufficient_scope: The request requires higher privileges.*\n.*scope `api` and the role Developer/,
  );
  expect(await refusal(host({ token: "glpat-unknown" }).comment(request, comment))).toMatch(
    /answered 401, 401 Unauthorized\nThe token is wrong, expired or revoked/,
  );
  expect(await refusal(host({ projectId: "43" }).comment(request, comment))).toMatch(
    /answered 404, 404 Project Not Found/,
  );
  strike("GET /user", { status: 403, body: { message: `no: ${canary}` } });
  expect(await refusal(host().comment(request, comment))).toContain("no: ***");
});

test("names a host that is not there, a page that is no API, and an answer that is not what is documented", async () => {
  await gitlab.close();
  expect(await refusal(host().head("main"))).toMatch(
    /^3: GET .*http:\/\/127.0.0.1:\d+ can't be reached \(.*ECONNREFUSED/,
  );
  expect(waits).toEqual([1000, 2000, 4000]);
  gitlab = await startGitlab({ repo: join(dir, "shop.git") });
  strike("GET", { status: 200, body: "<html>Sign in</html>" }, { status: 302, headers: { location: "/login" } });
  expect(await refusal(host().head("main"))).toContain("but not with JSON");
  expect(await refusal(host().head("main"))).toContain("answered 302");
  strike("GET", { status: 200, body: { commit: { id: 1 } } });
  expect(await refusal(host().head("main"))).toContain("does not match its API documentation (commit.id:");
});

const check = { name: "schemalog", title: "2 breaking", summary: "…", annotations: [] };

test("shows the result in its own pipeline, also where GitLab tries a merge out", async () => {
  await host().check(main, { ...check, conclusion: "failure" });
  const merge = "f".repeat(40);
  gitlab.state.pipelines.push({ id: 901, sha: merge });
  const pipeline = { id: "901", sha: merge, head: main };
  await host({ pipeline }).check(main, { ...check, conclusion: "neutral", title: "é".repeat(300) });
  await host().check("e".repeat(40), { ...check, conclusion: "success" });
  expect(gitlab.state.statuses).toEqual([
    {
      sha: main,
      name: "schemalog: findings",
      status: "failed",
      description: "2 breaking",
      target_url: "https://gitlab.example.com/group/shop/-/jobs/1",
      pipeline_id: 900,
    },
    expect.objectContaining({ sha: merge, status: "success", description: "é".repeat(255), pipeline_id: 901 }),
  ]);
});

test("a status that is there already is good enough", async () => {
  strike("POST /projects/42/statuses", {
    status: 400,
    body: { message: "Cannot transition status via :success from :success (Reason(s): Status cannot transition)" },
  });
  await host().check(main, { ...check, conclusion: "success" });
});

const commitOf = (more: Partial<CommitRequest> = {}): CommitRequest => ({
  branch: "main",
  parent: main,
  message: "Record schema changes\n\nSchemalog-Connection: shop",
  files: [
    { path: "docs/a.md", content: "a2\r\né\u0000\n" },
    { path: "docs/new.md", content: "new\n" },
    { path: "docs/b c.md" },
    { path: "docs/never.md" },
  ],
  ...more,
});
const docsAt = (id: string) => gitlab.repository.tree(id, "docs")?.map(({ name }) => name);

test("commits files on top of the branch: new, changed and gone", async () => {
  const { id, url } = await host().commit(commitOf());
  expect(url).toBe(`${gitlab.projectUrl}/-/commit/${id}`);
  expect(await host().head("main")).toBe(id);
  expect(gitlab.repository.commit(id)).toEqual({
    id,
    message: "Record schema changes\n\nSchemalog-Connection: shop",
    parent_ids: [main],
  });
  expect(docsAt(id)).toEqual(["a.md", "new.md"]);
  expect(gitlab.repository.content(id, "docs/a.md")).toBe("a2\r\né\u0000\n");
  expect(await host().changedBetween(main, id)).toEqual(["docs/a.md", "docs/b c.md", "docs/new.md"]);
});

test("begins a branch where there is none", async () => {
  const { id } = await host().commit(commitOf({ branch: "schemalog/drift" }));
  expect(await host().head("schemalog/drift")).toBe(id);
  expect(await host().head("main")).toBe(main);
  expect(await host().head("nothing/here")).toBeUndefined();
});

test("lists folders instead of asking for each of many files, and splits what is too large", async () => {
  const files = Array.from({ length: 140 }, (_, index) => ({
    path: `snapshot/t${index}.json`,
    content: "x".repeat(100_000),
  }));
  const { id } = await host().commit(commitOf({ files: [...files, { path: "docs/a.md", content: "a2\n" }] }));
  expect(written("HEAD")).toHaveLength(1);
  expect(written("POST")).toHaveLength(2);
  expect(gitlab.repository.tree(id, "snapshot")).toHaveLength(140);
  expect(gitlab.repository.compare(main, id)).toHaveLength(141);
});

/** Somebody else's commit to the branch. */
const push = (path: string, content: string) =>
  gitlab.repository.create({
    branch: "main",
    commit_message: "Somebody's",
    actions: [{ action: gitlab.repository.lastCommit("main", path) ? "update" : "create", file_path: path, content }],
  });

test("does not commit onto a branch that has moved", async () => {
  const theirs = push("db/2.sql", "create table b ();\n");
  await expect(host().commit(commitOf())).rejects.toBeInstanceOf(BranchMoved);
  expect(written("POST")).toEqual([]);
  expect(await host().head("main")).toBe(theirs);
});

test.each([
  ["a file that is changed", "docs/a.md"],
  ["a file that is new", "docs/new.md"],
  ["a file that goes", "docs/b c.md"],
])("overwrites nobody's work when the branch moves just before the commit: %s", async (_what, path) => {
  let theirs = "";
  strike("POST /projects/42/repository/commits", { first: () => (theirs = push(path, "theirs\n")) });
  await expect(host().commit(commitOf())).rejects.toBeInstanceOf(BranchMoved);
  expect(await host().head("main")).toBe(theirs);
});

test("says so when another commit came in between, though no file of ours was in it", async () => {
  strike("POST /projects/42/repository/commits", { first: () => push("db/2.sql", "create table b ();\n") });
  await expect(host().commit(commitOf())).rejects.toBeInstanceOf(BranchMoved);
});

test("knows its own commit again when the answer was lost", async () => {
  strike("POST /projects/42/repository/commits", { status: 504, served: true });
  const { id } = await host().commit(commitOf());
  expect(gitlab.repository.commit(id).parent_ids).toEqual([main]);
  expect(await host().head("main")).toBe(id);
});

test("says that a protected branch takes no commits", async () => {
  const message = "You are not allowed to push into this branch";
  strike("POST /projects/42/repository/commits", { status: 400, body: { message } });
  expect(await refusal(host().commit(commitOf()))).toMatch(/400, You are not allowed.*\nThe branch is protected/);
});

const own = { branch: "schemalog/drift", base: "main", title: "Schema drift: shop", body: "It differs." };

test("opens one merge request, brings it up to date, and closes it with a word", async () => {
  await host().commit(commitOf({ branch: own.branch }));
  const opened = await host().openRequest(own);
  expect(opened).toEqual({ number: 1, url: `${gitlab.projectUrl}/-/merge_requests/1` });
  expect(await host().openRequest(own)).toEqual(opened);
  expect(written("PUT")).toEqual([]);
  expect(await host().openRequest({ ...own, body: "It differs more." })).toEqual(opened);
  expect(gitlab.state.mergeRequests).toEqual([
    expect.objectContaining({ description: "It differs more.", state: "opened", force_remove_source_branch: true }),
  ]);

  await host().closeRequest(own.branch, "It is gone.");
  await host().closeRequest(own.branch, "It is gone.");
  expect(gitlab.state.mergeRequests[0]?.state).toBe("closed");
  expect(bodies()).toEqual(["It is gone."]);
  expect(await host().head(own.branch)).toBeUndefined();
});

test("two runs at once open one merge request", async () => {
  await host().commit(commitOf({ branch: own.branch }));
  const [one, other] = await Promise.all([host().openRequest(own), host().openRequest(own)]);
  expect(one).toEqual(other);
  expect(gitlab.state.mergeRequests).toHaveLength(1);
});

test("leaves the merge request of a fork's branch of the same name alone", async () => {
  openRequestOf(own.branch);
  const [theirs] = gitlab.state.mergeRequests;
  if (theirs) theirs.source_project_id = 77;
  await host().closeRequest(own.branch, "It is gone.");
  expect(theirs?.state).toBe("opened");
});

test("a run that was cancelled after closing is finished by the next", async () => {
  await host().commit(commitOf({ branch: own.branch }));
  await host().openRequest(own);
  strike("POST /projects/42/merge_requests/1/notes", { status: 401 });
  await refusal(host().closeRequest(own.branch, "It is gone."));
  await host().closeRequest(own.branch, "It is gone.");
  expect(await host().head(own.branch)).toBeUndefined();
});

test("says where a line is", () => {
  expect(host().fileUrl(main, "db/a b#1.sql", 3)).toBe(`${gitlab.projectUrl}/-/blob/${main}/db/a%20b%231.sql#L3`);
  expect(host().fileUrl(main, "db/1.sql")).toBe(`${gitlab.projectUrl}/-/blob/${main}/db/1.sql`);
});
