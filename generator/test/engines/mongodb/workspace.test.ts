import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { git, repository, schemalog } from "../../support/cli.ts";
import { createMongodb } from "../../support/mongodb.ts";

const files = {
  "schemalog.yml": 'connections:\n  shop:\n    url: env:SHOP_URL\n    exclude: ["main.tmp_*"]\n',
};

test("a workspace of documents: crawl, docs, diff and check, as with tables", async (context) => {
  const { url, db } = await createMongodb(context);
  const env = { SHOP_URL: url };
  await db
    .collection<object>("users")
    .insertMany(Array.from({ length: 40 }, (_, id) => ({ email: `canary${id}`, age: id })));
  await db.collection<object>("tmp_users").insertOne({ a: 1 } as object);
  const cwd = repository(files);
  const run = (...args: string[]) => {
    const { exitCode, stdout, stderr } = schemalog(cwd, args, env);
    expect(`${stdout}${stderr}`).not.toContain("canary");
    return { exitCode, text: stdout + stderr };
  };
  expect(run("crawl").text).toContain("shop: 1 object, 3 files written, 0 deleted");
  expect(run("docs").text).toContain("2 pages");
  git(cwd, "add", "-A");
  git(cwd, "commit", "-qm", "Crawl");
  expect(run("crawl").text).toContain("unchanged");
  expect(run("crawl", "--check")).toEqual({ exitCode: 0, text: "shop: the snapshot matches the database\n" });
  expect(git(cwd, "status", "--porcelain")).toBe("");
  await db.collection("users").updateMany({ age: { $gt: 5 } }, { $set: { age: "old" }, $unset: { email: 1 } });
  const check = run("crawl", "--check");
  expect(check.exitCode).toBe(1);
  expect(check.text).toContain("~ field age    type: int → string");
  const judged = run("diff", "HEAD", "shop");
  expect(judged.text).toMatch(/breaking +field-gone\n +main\.users\.email was always there, and now is only sometimes/);
  expect(judged.text).toMatch(/risky +field-type-changed\n +main\.users\.age holds string beside int/);
  const pages = join(cwd, "schema-snapshots/shop/docs/main/collections");
  expect(readdirSync(pages)).toEqual(["users.md"]);
  expect(readFileSync(join(pages, "users.md"), "utf8")).toContain("| `int` |");
});

test("an address of several servers may stand in schemalog.yml, and none with a password", async () => {
  const of = (url: string) => {
    const { exitCode, stderr } = schemalog(
      repository({ "schemalog.yml": `connections:\n  shop: { url: "${url}" }\n` }),
      ["crawl"],
    );
    return `${exitCode} ${stderr}`;
  };
  expect(of("mongodb://127.0.0.1:1,127.0.0.1:2/shop?serverSelectionTimeoutMS=2000")).toMatch(
    /^3 .*nothing is listening/s,
  );
  expect(of("mongodb://u:canary@127.0.0.1:1,127.0.0.1:2/shop")).toMatch(/^2 .*passwords don't belong in this file/s);
  expect(of("mongodb://u:canary@127.0.0.1:1,127.0.0.1:2/shop")).not.toContain("canary");
});
