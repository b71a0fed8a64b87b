import { join } from "node:path";
import type { Plugin } from "rolldown";

/** For a bundle, without what tedious loads of Azure as soon as it is loaded: tokens are given to it, and keys of encrypted columns are never asked for. */
export const withoutAzure: Plugin = {
  name: "without-azure",
  resolveId: (source, importer) =>
    source.startsWith("@azure/") && importer?.includes("/node_modules/tedious/")
      ? join(import.meta.dirname, "no-azure.ts")
      : undefined,
};
