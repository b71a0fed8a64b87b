import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type HostName, hostNames, hosts } from "../core/hosts/registry.ts";
import { counted } from "../core/names/counted.ts";
import { SchemalogError } from "../errors.ts";
import { configText, hostFiles, pipelineText, type SetupFile } from "../init/files.ts";
import { gitHostOf } from "../init/git-host.ts";
import { fromArgument, lookAround, type Planned } from "../init/plan.ts";
import { type FoundCode, wayOut } from "../migrations/index.ts";
import { checkWritable } from "../workspace/files/index.ts";
import { configFileName, openWorkspace, repositoryOf } from "../workspace/index.ts";
import type { Run } from "./command.ts";

/**
 * Writes schemalog.yml and the workflow of the host after looking at the repository, or for the URL or migrations given;
 * never over what is there.
 */
export const run: Run = async ({ args: [source], options }, context) => {
  const { cwd, json } = context;
  const print = json ? context.document : context.print;
  const { configFile } = await openWorkspace({ cwd });
  if (configFile !== undefined) {
    print(
      json
        ? JSON.stringify({ file: configFile, written: false })
        : `${relative(cwd, configFile) || configFile} already exists and was left unchanged. Next: schemalog crawl`,
    );
    return 0;
  }
  // Only a person at a terminal is asked.
  const mayAsk = options.yes !== true && !json && process.stdin.isTTY && process.stdout.isTTY;
  const { planned, notRead } = await sources(source, cwd, mayAsk);
  const file = resolve(cwd, configFileName);
  checkWritable(repositoryOf(cwd) ?? cwd, file);
  const repository = options.workflow === false ? undefined : repositoryOf(cwd);
  const known = repository === undefined ? undefined : await gitHostOf(repository);
  const host = known ?? (repository !== undefined && mayAsk ? await (await questions()).askHost() : undefined);
  const files: SetupFile[] = [
    { path: file, text: await configText(planned), adds: false },
    ...(repository === undefined ? [] : hostFiles(repository, cwd, host, planned)),
  ];
  const references = planned.flatMap(({ settings: { url = "", shadow = "" } }) => [url, shadow]);
  const variables = new Set(references.flatMap((reference) => /^env:(.*)/.exec(reference)?.[1] ?? []));
  const exported = [...variables].map((variable) => `export ${variable}='…' && `).join("");
  const isInGit = repositoryOf(cwd) !== undefined;
  const next = `${exported}schemalog ${isInGit ? "record" : "crawl"}`;
  const plan = summary("Would write", files, planned, cwd);
  const write = options.dryRun !== true && (!mayAsk || (await (await questions()).askAgreement(plan)));
  if (write) for (const one of files) writeNew(one);

  if (json) {
    const connections = Object.fromEntries(planned.map(({ name, settings }) => [name, settings]));
    print(JSON.stringify({ file, written: write, files: files.map(({ path }) => path), connections, notRead, next }));
  } else {
    print(
      `${write ? summary("Wrote", files, planned, cwd) : plan}${notRead.map((each) => `\nNot read: ${each}`).join("")}${repository === undefined ? "" : advice(host, files)}${needsServer(planned)}\nNext: ${next}${isInGit ? ", then commit all that is new: the settings as well as what it writes" : ""}`,
    );
  }
  return 0;
};

const summary = (verb: string, files: SetupFile[], planned: Planned[], cwd: string): string => {
  const [, ...others] = files;
  const lines = planned.map(({ name, why }) => `  ${name}: ${why}`);
  const more = others.map(
    ({ path, adds }) => `${adds ? (verb === "Wrote" ? "Added to" : "Would add to") : verb} ${relative(cwd, path)}`,
  );
  return [`${verb} ${configFileName}:`, ...lines, ...more].join("\n");
};

/** Where migrations can't be tried without a server, somebody has to start one, also in CI. */
function needsServer(planned: Planned[]): string {
  const { engine, shadow } = planned.find(({ settings }) => settings.shadow !== undefined)?.settings ?? {};
  if (engine === undefined || shadow === undefined) return "";
  return `\nThe migrations need a server that may be written to, here and in CI, such as a container of the job: with an account that may use databases of its own and nothing else, or with \`shadow-superuser: allow\` where the server is thrown away (https://github.com/schemalog/schemalog/blob/main/generator/docs/${engine}.md#migrations)`;
}

const pipelinePages = hostNames
  .map((name) => `  ${hosts[name].title}: https://github.com/schemalog/schemalog/tree/main/templates/ci/${name}`)
  .join("\n");

/** A pipeline that is there belongs to people: they add the lines. So they do where nobody knows what to write. */
function advice(host: HostName | undefined, files: SetupFile[]): string {
  if (host === undefined)
    return `\nNo workflow was written: neither a remote nor a file says where the repository is hosted. To have pull requests reviewed, copy one:\n${pipelinePages}`;
  const { path, isShared } = hosts[host].pipeline;
  if (!isShared || files.some((file) => file.path.endsWith(path))) return "";
  return `\nAdd to ${path}:\n${pipelineText(host, "", []).trimEnd()}`;
}

/** The connections to write, and what was found and can't be read. */
type Sources = { planned: Planned[]; notRead: string[] };

/** What was named, else what is found, else what a person says. Throws SchemalogError (2) where that is nothing. */
async function sources(named: string | undefined, cwd: string, mayAsk: boolean): Promise<Sources> {
  if (named !== undefined) return { planned: [fromArgument(named, cwd)], notRead: [] };
  const { planned, foreign, inCode } = lookAround(cwd);
  const notRead = [
    ...foreign.map((each) => `${each.path} (there is no engine for ${each.foreign})`),
    ...inCode.map(({ path, tool, files }) => {
      const count = counted(files, "migration");
      return `${path} (${tool.name}, ${count} in ${tool.language}). ${wayOut(tool)}`;
    }),
  ];
  if (planned.length > 0) return { planned, notRead };
  const said = mayAsk ? await (await questions()).askSource() : undefined;
  if (said) return { planned: [fromArgument(said, cwd)], notRead };
  if (inCode.length > 0) {
    const [{ path, tool }] = inCode as [FoundCode];
    throw new SchemalogError(
      `the migrations in ${path} are programs (${tool.name}, ${tool.language}), and schemalog reads SQL`,
      { exitCode: 2, hint: `${wayOut(tool)} Then: schemalog init <file>, or schemalog init env:DATABASE_URL.` },
    );
  }
  const others = foreign.map((each) => `${each.path} (${each.foreign})`).join(", ");
  const found =
    others === ""
      ? "no SQL migrations were found"
      : `schemalog has no engine for the migrations that were found: ${others},`;
  throw new SchemalogError(`${found} below ${cwd}`, {
    exitCode: 2,
    hint: "Say where the schema comes from: schemalog init <folder with migrations>, schemalog init env:DATABASE_URL, or schemalog init <url>.",
  });
}

const questions = () => import("../init/questions.ts");

/** Adds lines, or writes a file that is not there; fails rather than writes over one that came in the meantime. */
function writeNew({ path, text, adds }: SetupFile): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (adds) appendFileSync(path, text);
    else writeFileSync(path, text, { flag: "wx" });
  } catch (cause) {
    throw new SchemalogError(`cannot write ${join(path)}: ${cause instanceof Error ? cause.message : cause}`, {
      exitCode: 2,
      hint: "Check the permissions there; `git status` shows what was already written.",
      cause,
    });
  }
}
