import { SchemalogError } from "../errors.ts";

/** What the package @schemalog/site does. It imports this package, so its types can't be imported here. */
export type Site = {
  build(options: SiteOptions): Promise<{ out: string; pages: number }>;
  dev(options: SiteOptions): Promise<SiteServer>;
  preview(options: SiteOptions): Promise<SiteServer>;
};
/** `cwd` and `config` tell the workspace as for openWorkspace(); `out` is the folder of the site, where it is not the config's. */
export type SiteOptions = {
  cwd: string;
  config?: string | undefined;
  out?: string | undefined;
  port?: number | undefined;
};
export type SiteServer = { url: string; stop(): Promise<void> };

/** The package that builds sites, which is installed apart: it is large. Throws SchemalogError (2) when it is not there. */
export async function loadSite(): Promise<Site> {
  const name = "@schemalog/site";
  try {
    return await import(name);
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND";
    if (!missing || !cause.message.includes(name)) throw cause;
    throw new SchemalogError(`the package ${name} is not installed`, {
      exitCode: 2,
      hint: `Install it beside schemalog: npm install --save-dev ${name}`,
      cause,
    });
  }
}
