import type { Warning } from "../errors.ts";
import { loadPart } from "./load-part.ts";

/** What the package @schemalog/site does. */
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
  warn?: ((warning: Warning) => void) | undefined;
};
export type SiteServer = { url: string; stop(): Promise<void> };

/** The package that builds sites. Throws SchemalogError (2) when it is not there. */
export const loadSite = (): Promise<Site> => loadPart("@schemalog/site");
