import { resolve } from "node:path";
import type { Context, Input, Run } from "./command.ts";
import { loadSite, type SiteOptions, type SiteServer } from "./load-site.ts";
import { freePort, parsePort } from "./port.ts";

/** Writes the site as static files. */
export const build: Run = async (input, context) => {
  const { build } = await loadSite();
  const built = await build(siteOptions(input, context));
  if (context.json) context.document(JSON.stringify(built, null, 2));
  else context.print(`${built.pages} pages in ${built.out}`);
  return 0;
};

/** Serves the site while the workspace is worked on. */
export const dev: Run = async (input, context) => {
  const { dev } = await loadSite();
  return untilInterrupted(await dev(await servedOptions(input, context)), context);
};

/** Serves the site that is built. */
export const preview: Run = async (input, context) => {
  const { preview } = await loadSite();
  return untilInterrupted(await preview(await servedOptions(input, context)), context);
};

const siteOptions = ({ options }: Input, { cwd, config, warn }: Context): SiteOptions => ({
  cwd,
  config,
  out: typeof options.out === "string" ? resolve(cwd, options.out) : undefined,
  warn,
});

async function servedOptions(input: Input, context: Context): Promise<SiteOptions> {
  const wanted = parsePort(String(input.options.port));
  const port = await freePort(wanted);
  if (port !== wanted) context.progress(`Port ${wanted} is in use.`);
  return { ...siteOptions(input, context), port };
}

/** Serves until somebody presses Ctrl-C. */
export async function untilInterrupted({ url, stop }: SiteServer, { progress }: Context): Promise<0> {
  progress(`The site is at ${url} (press Ctrl-C to stop)`);
  await new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });
  await stop();
  return 0;
}
