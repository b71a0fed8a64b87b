import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { marked } from "marked";
import { describe, expect, onTestFinished, test } from "vitest";
import { attempt } from "../../generator/test/hostile/attempt.ts";
import { nothingSaid } from "../../generator/test/support/change-set.ts";
import { type Event, forkRun, type Scenario, startScenario } from "./support/scenario.ts";
import { artifactsOf, type JobOptions, runJob } from "./support/workflow.ts";

const config = "connections:\n  shop: { migrations: db }\n";
const shop = {
  "schemalog.yml": config,
  "db/1.sql": "CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL, fax text);\n",
};
const addsNote = { "db/2.sql": "ALTER TABLE customers ADD COLUMN note text;\n" };
const dropsFax = { "db/2.sql": "ALTER TABLE customers DROP COLUMN fax;\n" };

/** A pull request from mallory's fork, as number 2: number 1 is somebody else's. */
async function begin(
  branch: Record<string, string | null>,
  files: Record<string, string> = shop,
  bases = ["main"],
): Promise<Scenario> {
  const scenario = await startScenario("github", files);
  onTestFinished(async () => {
    await scenario.close();
    expect(scenario.problems).toEqual([]);
  });
  scenario.git("checkout", "-q", "-b", "work");
  scenario.commit("Change the schema", branch);
  scenario.openRequest("somebody-elses", "other/shop");
  for (const base of bases) scenario.openRequest("work", "mallory/shop", base);
  return scenario;
}

const request: Event = { event: "request", branch: "work", fork: true };
const theForksRun = (scenario: Scenario) => runJob(scenario, ["schemalog", "schemalog"], { event: request });
const theTrustedRun = (scenario: Scenario, event: Partial<Event> = {}, more: Partial<JobOptions> = {}) =>
  runJob(scenario, ["schemalog-forks", "report"], { event: { event: "report", branch: "work", ...event }, ...more });
const byFork = "**As reported by the fork's run**";

describe("the two templates, from the fork's run to the comment", () => {
  test("a harmless change is green on both sides, and told of", async () => {
    const scenario = await begin(addsNote);
    const own = await theForksRun(scenario);
    expect(own.outcome, own.log).toBe("success");
    expect([scenario.comments(), scenario.checks()]).toEqual([[], []]);
    const { outcome, log } = await theTrustedRun(scenario);
    expect(outcome, log).toBe("success");
    expect(scenario.comments()).toEqual([expect.stringMatching(/^<!-- schemalog comment: \. -->\n## ✅ /)]);
    expect(scenario.comments()[0]).toContain(byFork);
    expect(scenario.checks()).toEqual([
      expect.objectContaining({
        commit: scenario.git("rev-parse", "HEAD"),
        conclusion: "success",
        title: expect.stringMatching(/^As reported by the fork's run: 1 schema change/),
      }),
    ]);
    expect(scenario.head("work")).toBe(scenario.git("rev-parse", "HEAD"));
  });

  test("a change that breaks is red on both sides, with its finding at its line; mended, the same comment says so", async () => {
    const scenario = await begin(dropsFax);
    const own = await theForksRun(scenario);
    expect(own.outcome, own.log).toBe("failure");
    const { outcome, log } = await theTrustedRun(scenario, { conclusion: "failure" });
    expect(outcome, log).toBe("failure");
    const [comment = "", ...others] = scenario.comments();
    expect(others).toEqual([]);
    expect(comment).toMatch(/## 🔴 Schema: 1 breaking\n\n\*\*As reported by the fork's run\*\*/);
    expect(comment).toMatch(/\[`db\/2\.sql:1`\]\(http\S+\/acme\/shop\/blob\/[0-9a-f]{40}\/db\/2\.sql#L1\)/);
    expect(scenario.checks()).toEqual([
      expect.objectContaining({ conclusion: "failure", annotations: ["db/2.sql:1"] }),
    ]);
    scenario.commit("Keep it", { "db/2.sql": null });
    await theForksRun(scenario);
    const mended = await theTrustedRun(scenario);
    expect(mended.outcome, mended.log).toBe("success");
    expect(scenario.comments()).toEqual([expect.stringContaining("✅ No schema changes")]);
  });

  test("what fails is the word of the base's schemalog.yml, not of the fork's", async () => {
    const lax = await begin(dropsFax, { ...shop, "schemalog.yml": `${config}fail-on: never\n` });
    expect((await theForksRun(lax)).outcome).toBe("success");
    expect((await theTrustedRun(lax)).outcome).toBe("success");
    expect(lax.comments()).toEqual([expect.stringContaining("1 breaking")]);

    const lowered = {
      ...dropsFax,
      "schemalog.yml": `${config}fail-on: never\nignore: [{ code: column-dropped, reason: x }]\n`,
    };
    const strict = await begin(lowered);
    expect((await theForksRun(strict)).outcome).toBe("failure");
    expect((await theTrustedRun(strict)).outcome).toBe("failure");
    expect(strict.comments()).toEqual([expect.stringMatching(/1 breaking[\s\S]*changes `fail-on`, `ignore`/)]);
  });

  test("a workspace below a folder needs no edit", async () => {
    const files = Object.fromEntries(Object.entries(shop).map(([path, text]) => [`back end/${path}`, text]));
    const scenario = await begin({ "back end/db/2.sql": addsNote["db/2.sql"] }, files);
    leave(scenario, { "schemalog-report/report.json": report({ workspace: "back end" }) });
    const { outcome, log } = await theTrustedRun(scenario);
    expect(outcome, log).toBe("success");
    expect(scenario.checks()).toHaveLength(1);
  });

  test("a fleet's jobs leave a report each, and the trusted run joins them", async () => {
    const fleet = {
      ...shop,
      "schemalog.yml": `${config}  crm: { migrations: crm }\n`,
      "crm/1.sql": "CREATE TABLE a (b int);\n",
    };
    const scenario = await begin({ ...dropsFax, "crm/2.sql": "ALTER TABLE a ADD c int;\n" }, fleet);
    const plan = await runJob(scenario, ["schemalog-fleet", "plan"], { event: request });
    const { include } = JSON.parse(plan.outputs.plan?.matrix ?? "");
    expect(include).toEqual([{ connection: "crm" }, { connection: "shop" }]);
    for (const matrix of include) {
      await runJob(scenario, ["schemalog-fleet", "connection"], { event: request, context: { matrix } });
    }
    expect(readdirSync(artifactsOf(scenario.dir, String(forkRun))).sort()).toEqual([
      "schemalog-report-crm",
      "schemalog-report-shop",
    ]);
    const { outcome, log } = await theTrustedRun(scenario, { conclusion: "failure" });
    expect(outcome, log).toBe("failure");
    expect(scenario.comments()).toEqual([expect.stringMatching(/1 breaking[\s\S]*### crm[\s\S]*### shop/)]);
  });

  test("a run that was cancelled or waits to be allowed is not followed, nor one of this repository", async () => {
    const scenario = await begin(addsNote);
    for (const conclusion of ["cancelled", "action_required", "skipped"]) {
      expect((await theTrustedRun(scenario, { conclusion })).outcome).toBe("skipped");
    }
    scenario.openRequest("own");
    scenario.git("checkout", "-q", "-b", "own");
    scenario.git("push", "-q", "origin", "own");
    expect((await theTrustedRun(scenario, { branch: "own" })).outcome).toBe("skipped");
  });
});

/** What a fork's run left: files by their paths in its artifacts. */
function leave({ dir }: Scenario, files: Record<string, string>, links: Record<string, string> = {}): void {
  const folder = artifactsOf(dir, String(forkRun));
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of [...Object.entries(files), ...Object.entries(links)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (path in links) symlinkSync(text, join(folder, path));
    else writeFileSync(join(folder, path), text);
  }
}

const quiet = { name: "shop", warnings: [], stale: [] };
/** A report of this connection, and of whatever else it claims. */
const report = ({
  connections = [quiet],
  ...more
}: {
  workspace?: string;
  connections?: object[];
  [key: string]: unknown;
} = {}) => JSON.stringify({ workspace: "", connections, ...more });
const withSet = (part: object, more: object = {}) =>
  report({ connections: [{ ...quiet, ...more, changeSet: { ...nothingSaid, ...part } }] });
const finding = (more: object = {}) => ({
  ...{ code: "column-dropped", severity: "breaking", does: "is dropped", message: "It goes.", advice: "Keep it." },
  ...{ target: { kind: "table", schema: "public", name: "a" }, ...more },
});
const causeAt = (file: string) => ({ file, line: 1, endLine: 1, statement: "x" });
const only = (text: string) => ({ "schemalog-report/report.json": text });

/** What a reader of a comment is led to, and fetches: addresses of links and pictures, and all tags but those that we write. */
function seenIn(comment: string): { addresses: string[]; tags: string[]; prose: string } {
  const html = marked.parse(comment, { async: false });
  return {
    addresses: [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = ""]) => address),
    tags: [...new Set([...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, tag = ""]) => tag))].filter(
      (tag) =>
        !/^(h[2-4]|p|strong|a|code|pre|sub|em|ul|li|details|summary|table|thead|tbody|tr|th|td|br|span)$/.test(tag),
    ),
    prose: comment.replace(/^(`{3,})[\s\S]*?^\1$/gm, "").replace(/`[^`\n]*`/g, ""),
  };
}

const strange = [
  "@mara",
  "#1",
  "![b](http://evil.example/b.png)",
  "[x](http://evil.example)",
  "<img src=//evil.example/x>",
  "<!-- schemalog comment: other -->",
  "\n::set-output name=a::b",
  "\n##[add-mask]x",
  "\u202eexe.txt",
  "\n# Approved by the bot",
  "http://evil.example www.evil.example",
  "```\n## Approved\n```",
  "</details>",
  "{{ github }}",
].join(" ");

describe("what a stranger's run may leave", () => {
  /** Plays the trusted run on what was left; nothing but the one request is ever written to. */
  async function play(
    files: Record<string, string>,
    {
      links = {},
      base = shop,
      ...more
    }: Partial<JobOptions> & { links?: Record<string, string>; base?: Record<string, string> } = {},
  ) {
    const scenario = await begin(dropsFax, base);
    leave(scenario, files, links);
    const { outcome, log } = await theTrustedRun(scenario, {}, more);
    expect(log).not.toMatch(/^\s*::|##\[|\p{Bidi_Control}/mu);
    return { outcome, log, comments: scenario.comments(), checks: scenario.checks(), requests: scenario.requests() };
  }
  const nothing = { comments: [], checks: [] };

  const refused: [tried: string, files: Record<string, string>, says: RegExp][] = [
    [
      "a workspace that closes the marker and speaks as the bot",
      only(report({ workspace: "x -->\n## ✅ Approved\n<!--" })),
      /workspace: is not the path/,
    ],
    ["a workspace that leads out", only(report({ workspace: "../shop" })), /workspace: is not the path/],
    [
      "an invented workspace",
      only(report({ workspace: "apps/x1" })),
      /workspace `apps\/x1`, which the base does not have/,
    ],
    ["a folder of the base that is no workspace", only(report({ workspace: "db" })), /which the base does not have/],
    [
      "60 invented workspaces",
      Object.fromEntries(
        Array.from({ length: 60 }, (_, index) => [
          `schemalog-report-${index}/report.json`,
          report({ workspace: `x${index}`, connections: [] }),
        ]),
      ),
      /the reports are of 60 workspaces/,
    ],
    [
      "the number of another request",
      only(report({ request: 1, number: 1 })),
      /not a schemalog report.*Unrecognized key/s,
    ],
    ["another head", only(report({ commit: "0".repeat(40), head: { sha: "0".repeat(40) } })), /not a schemalog report/],
    [
      "a finding in a file elsewhere on the host",
      only(withSet({ findings: [finding({ cause: causeAt("../../../../mallory/x") })] })),
      /cause\.file: is not a path/,
    ],
    [
      "a diagram that is a picture of its own",
      only(withSet({}, { diagram: 'flowchart LR\n  a["Approved"]\n  click a href "http://evil.example"' })),
      /diagram: is not a diagram/,
    ],
    [
      "a connection whose name is markup",
      only(report({ connections: [{ ...quiet, name: "[x](http://evil.example)" }] })),
      /name: is not the name/,
    ],
    [
      "two reports of a connection",
      { ...only(report()), "schemalog-report-2/report.json": report() },
      /several reports of shop/,
    ],
    ["a report that no memory holds", only(JSON.stringify("x".repeat(60_000_000))), /larger than/],
    ["a text that is no JSON, with commands in it", only(`{\n::error::x\n##[y]`), /not a schemalog report/],
    ["a nest without an end", only("[".repeat(10_000_000)), /not a schemalog report/],
    ["nothing", { "schemalog-report/other.txt": "" }, /there is no report\.json/],
  ];
  for (const [tried, files, says] of refused) {
    attempt(`${tried}, in a fork's report`, "the run says why, and nothing is written", async () => {
      const { outcome, log, comments, checks } = await play(files);
      expect(outcome).toBe("failure");
      expect(log).toMatch(says);
      expect({ comments, checks }).toEqual(nothing);
    });
  }

  attempt("a repository whose settings name a program, in a fork's artifact", "git is not run in it", async () => {
    const scenario = await begin(dropsFax);
    const reports = mkdtempSync(join(scenario.dir, "reports-"));
    const git = (...args: string[]) => execFileSync("git", args, { cwd: reports, stdio: "pipe" });
    const owned = join(scenario.dir, "owned");
    git("init", "-q");
    git("config", "core.fsmonitor", `touch '${owned}'; false`);
    git("update-index", "--fsmonitor");
    rmSync(owned, { force: true });
    git("ls-files");
    expect(existsSync(owned)).toBe(true); // so it is a way
    rmSync(owned);
    writeFileSync(join(reports, "report.json"), report());
    const event: Event = { event: "report", branch: "work" };
    const { exitCode, log } = await scenario.run(event, { INPUT_COMMAND: "report", INPUT_REPORTS: reports });
    expect(existsSync(owned)).toBe(false);
    expect(exitCode, log).toBe(2);
    expect(log).toContain("is a repository of its own");
    expect([scenario.comments(), scenario.checks()]).toEqual([[], []]);
  });

  attempt("links and files deep down, in a fork's artifact", "none is read", async () => {
    const outside = "../../../../../../../../../../../../etc/passwd";
    const { outcome, log, comments } = await play(
      { "schemalog-report-a/b/report.json": report({ workspace: "x" }) },
      { links: { "schemalog-report-l/report.json": outside, "schemalog-report-d": "/etc" } },
    );
    expect(outcome).toBe("failure");
    expect(log).toMatch(/is a symbolic link/);
    expect(log).not.toContain("root:");
    expect(comments).toEqual([]);
  });

  attempt("20,000 findings, in a fork's report", "one comment that fits, one check, fifty annotations", async () => {
    const findings = Array.from({ length: 20_000 }, (_, index) => finding({ cause: causeAt(`db/${index}.sql`) }));
    const { outcome, comments, checks } = await play(only(withSet({ findings })));
    expect(outcome).toBe("failure");
    expect(comments).toHaveLength(1);
    expect(comments[0]).toContain("20000 breaking");
    expect(comments[0]?.length).toBeLessThanOrEqual(65_536);
    expect(checks).toHaveLength(1);
    expect(checks[0]?.annotations).toHaveLength(50);
  });

  attempt("thousands of connections, in a fork's report", "one comment that fits, and one check", async () => {
    const connections = Array.from({ length: 3000 }, (_, index) => ({
      ...quiet,
      name: `c${index}`,
      failure: { message: "x" },
    }));
    const { comments, checks } = await play(only(report({ connections })));
    expect(comments).toHaveLength(1);
    expect(comments[0]?.length).toBeLessThanOrEqual(65_536);
    expect(checks).toHaveLength(1);
    expect(checks[0]?.title.length).toBeLessThanOrEqual(255);
  });

  const huge = `${strange} ${"<b>@mara ".repeat(120_000)}`;
  const texts: Record<string, string> = {
    "megabytes of text in each field": huge,
    "mentions, markup, pictures, commands and turned directions in each field": strange,
  };
  for (const [tried, text] of Object.entries(texts)) {
    attempt(
      `${tried}, in a fork's report`,
      "it is text, within the limit, in the comment, the check and the log",
      async () => {
        const target = { kind: "table", schema: text.slice(0, 5000), name: text.slice(0, 5000) };
        const change = {
          op: "removed",
          target: { ...target, kind: "enum" },
          before: { kind: "enum", schema: "s", name: "n", values: [text] },
        };
        const failure = { message: text, hint: `${text}\n  ${strange}`, cause: causeAt("db/2.sql") };
        const written = withSet(
          {
            before: { label: text },
            changes: [change],
            findings: [
              finding({ target, message: text, advice: text, compensatedBy: text, cause: causeAt("db/2.sql") }),
            ],
            ignored: [{ ...finding({ target, code: "table-dropped" }), reason: text }],
          },
          {
            failure,
            warnings: [{ object: text, message: text, remedy: text, unjudged: true }, { message: text }],
            stale: ["db/[x](http:evil.example)"],
          },
        );
        const { outcome, comments, checks, requests } = await play(
          only(
            written.replace(
              '"connections"',
              `"settings":${JSON.stringify({ changed: [text], moved: [text], missing: text })},"connections"`,
            ),
          ),
        );
        expect(outcome).toBe("failure");
        expect(comments).toHaveLength(1);
        const [comment = ""] = comments;
        expect(comment.length).toBeLessThanOrEqual(65_536);
        const { addresses, tags, prose } = seenIn(comment);
        for (const address of addresses)
          expect(address).toMatch(
            /^(http:\/\/127\.0\.0\.1:\d+\/acme\/shop\/|https:\/\/github\.com\/schemalog\/schemalog)/,
          );
        expect(tags).toEqual([]);
        expect(prose).not.toMatch(/@mara|(?<!\\)#1\b|^# Approved|\p{Bidi_Control}/mu);
        expect(prose.match(/<!-- schemalog comment/g)).toHaveLength(1);
        expect(comment).not.toContain("until then <");
        expect(checks).toHaveLength(1);
        expect(checks[0]?.title).not.toMatch(/\p{Bidi_Control}/u);
        expect(requests.map(({ open }) => open)).toEqual([true, true]);
      },
    );
  }

  const claims: [tried: string, text: string, says: RegExp][] = [
    ["tells of no connection at all", report({ connections: [] }), /### shop|left no report/],
    ["tells of another connection alone", report({ connections: [{ ...quiet, name: "other" }] }), /left no report/],
    [
      "says that the finding is ignored",
      withSet({ ignored: [{ ...finding(), reason: "the owner agreed" }] }),
      /1 breaking/,
    ],
    [
      "says that its failing statement is ignored",
      withSet({ ignored: [{ ...finding({ code: "statement-fails" }), reason: "x" }] }),
      /1 breaking/,
    ],
  ];
  for (const [tried, text, says] of claims) {
    attempt(`a fork's report that ${tried}`, "the base decides: it fails, and says so", async () => {
      const { outcome, log, comments, checks } = await play(only(text));
      expect(outcome, log).toBe("failure");
      expect(comments).toEqual([expect.stringMatching(says)]);
      expect(comments[0]).not.toContain("the owner agreed");
      expect(checks).toEqual([expect.objectContaining({ conclusion: "failure" })]);
    });
  }

  attempt(
    "a fork's report with nothing to object to, where it can't be checked",
    "whose words it is is said",
    async () => {
      const { outcome, comments, checks } = await play(
        only(
          withSet({
            changes: [
              {
                op: "added",
                target: { kind: "enum", schema: "s", name: "n" },
                after: { kind: "enum", schema: "s", name: "n", values: ["a"] },
              },
            ],
          }),
        ),
      );
      expect(outcome).toBe("success");
      expect(comments).toEqual([expect.stringContaining(byFork)]);
      expect(checks).toEqual([
        expect.objectContaining({ title: expect.stringMatching(/^As reported by the fork's run: /) }),
      ]);
    },
  );

  attempt("texts that a host would refuse where they are cut", "the check is there all the same", async () => {
    const name = `${"x".repeat(200)}${"😀".repeat(20_000)}`;
    const many = Array.from({ length: 60 }, () =>
      finding({ target: { kind: "table", name }, message: name, cause: causeAt("db/2.sql") }),
    );
    for (const at of [0, 1]) {
      const { comments, checks } = await play(
        only(
          withSet({
            findings: many.map((one) => ({ ...one, target: { ...one.target, name: "x".repeat(at) + name } })),
          }),
        ),
      );
      expect(comments).toHaveLength(1);
      expect(checks).toEqual([expect.objectContaining({ conclusion: "failure" })]);
    }
  });

  attempt("a fork's report of a commit that its run made", "no link leads there", async () => {
    const updated = { id: "c0ffee00", url: "http://evil.example/x" };
    const { comments } = await play(only(withSet({ findings: [finding()] }, { updated })));
    expect(comments).toHaveLength(1);
    expect(comments[0]).not.toMatch(/evil\.example|c0ffee00/);
  });

  attempt("a fork that pushed again, or is gone, before its run is told of", "nothing is written", async () => {
    const scenario = await begin(dropsFax);
    leave(
      scenario,
      only(withSet({ findings: [finding()] }, { updated: { id: "c0ffee00", url: "http://evil.example/x" } })),
    );
    for (const change of [{ head_sha: "0".repeat(40) }, { head_repository: null }]) {
      const payload = (body: Record<string, never>) => void Object.assign(body.workflow_run ?? {}, change);
      const { outcome, log } = await theTrustedRun(scenario, {}, { payload });
      expect(outcome, log).toBe("success");
      expect(log).toContain("no open pull request has the head");
    }
    expect([scenario.comments(), scenario.checks()]).toEqual([[], []]);
  });

  attempt(
    "a second request of the fork's branch, to a branch where nothing fails",
    "the default branch decides",
    async () => {
      const scenario = await begin(dropsFax, shop, ["lax", "main"]);
      scenario.git("checkout", "-q", "-b", "lax", "main");
      scenario.commit("Let all pass", { "schemalog.yml": `${config}fail-on: never\n` });
      scenario.git("checkout", "-q", "-B", "work");
      scenario.git("push", "-q", "--force", "origin", "work");
      scenario.commit("Drop the fax", dropsFax);
      leave(scenario, only(withSet({ findings: [finding()] })));
      const { outcome, log } = await theTrustedRun(scenario);
      expect(outcome, log).toBe("failure");
    },
  );

  attempt("a base whose schemalog.yml is broken", "nothing is ignored, and what breaks fails", async () => {
    const { outcome, comments } = await play(only(withSet({ ignored: [{ ...finding(), reason: "x" }] })), {
      base: { ...shop, "schemalog.yml": "connections: [\n" },
    });
    expect(outcome).toBe("failure");
    expect(comments).toEqual([expect.stringContaining("1 breaking")]);
  });

  test("files that are out of date are for the default branch, unless the base or the workflow asks for them", async () => {
    for (const [mode, exitCode] of [
      ["check", 1],
      ["commit", 0],
    ] as const) {
      const scenario = await begin(dropsFax, { ...shop, "schemalog.yml": `${config}mode: ${mode}\n` });
      const reports = join(scenario.dir, "reports");
      mkdirSync(reports);
      writeFileSync(join(reports, "report.json"), report({ connections: [{ ...quiet, stale: ["a.md"] }] }));
      const run = { event: "report", branch: "work" } as const;
      const { exitCode: code, log } = await scenario.run(run, { INPUT_COMMAND: "report", INPUT_REPORTS: reports });
      expect(code, log).toBe(exitCode);
    }
  });
});
