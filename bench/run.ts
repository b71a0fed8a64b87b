// `npm run bench` prints one table of what the promises of speed are worth here; `npm run bench -- crawl diff` picks some;
// `npm run bench -- request --against ../other` holds them against another built checkout, where a bench can.
// `npm run bench -- judgement --suite <dir> --json <file>` is run only where it is asked for: it fetches what it is held against;
// so is `npm run bench -- renames --suite <dir> --list`, which says nothing of speed.
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import type { Bench, Tools } from "./bench.ts";
import { crawl } from "./cases/crawl.ts";
import { diff } from "./cases/diff.ts";
import { docs } from "./cases/docs.ts";
import { help } from "./cases/help.ts";
import { history } from "./cases/history.ts";
import { inference } from "./cases/inference.ts";
import { judgement } from "./cases/judgement.ts";
import { mysql } from "./cases/mysql.ts";
import { renames } from "./cases/renames.ts";
import { request } from "./cases/request.ts";
import { site } from "./cases/site.ts";
import { type Server, startServer } from "./server.ts";
import { type Row, table } from "./table.ts";
import { openWorkspaces } from "./workspaces.ts";

const ofSpeed: Record<string, Bench> = { help, crawl, mysql, diff, request, docs, history, site, inference };
const benches: Record<string, Bench> = { ...ofSpeed, judgement, renames };
const { positionals: picked, values } = parseArgs({
  allowPositionals: true,
  options: {
    against: { type: "string" },
    suite: { type: "string", multiple: true, default: [] },
    json: { type: "string" },
    list: { type: "boolean", default: false },
  },
});
const unknown = picked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`there is no bench ${unknown.join(", ")}; there are: ${Object.keys(benches).join(", ")}`);
  process.exitCode = 2;
} else {
  await main(picked.length > 0 ? picked : Object.keys(ofSpeed));
}

async function main(names: string[]): Promise<void> {
  let started: Promise<Server> | undefined;
  const server = () => {
    started ??= startServer();
    return started;
  };
  const tools: Tools = {
    server,
    workspaces: openWorkspaces(server),
    rounds: 5,
    against: values.against,
    suites: values.suite,
    json: values.json,
    list: values.list,
    progress: (line) => console.error(line),
  };
  const rows: Row[] = [];
  try {
    for (const name of names) {
      tools.progress(`${name} …`);
      rows.push(...((await benches[name]?.(tools)) ?? []));
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  } finally {
    tools.workspaces.remove();
    await started?.then((running) => running.stop()).catch(() => undefined);
  }
  console.log(
    `\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}\n\n${table(rows)}`,
  );
  if (rows.some((row) => row.verdict === "over")) process.exitCode = 1;
}
