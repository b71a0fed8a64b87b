import { dialectOf } from "../core/dialects/registry.ts";
import type { Identities } from "../core/model/witness.ts";
import type { Crawl, Engine, Shadow } from "../engines/engine.ts";
import type { Timings } from "../timings.ts";
import type { Run } from "./apply.ts";
import type { BuildOptions } from "./build.ts";
import { together } from "./fold-warnings.ts";
import { withoutKept } from "./kept.ts";
import { extensionsFor, prepare } from "./prelude.ts";
import type { Script } from "./recognise.ts";
import type { Kept } from "./tools/tool.ts";

/** The shadow databases that two sides are built in. */
export type Runs = {
  /** A new one, prepared for the scripts of both sides. */
  fresh(): Promise<Run>;
  /** One that goes on from where another is. */
  copyOf(run: Run): Promise<Run>;
  crawl(run: Run, side: "base" | "head"): Promise<Crawl>;
  /** A crawl with the ids of what it found; these are undefined where the engine tells none. */
  crawlWithIds(run: Run, side: "base" | "head"): Promise<[Crawl, Identities | undefined]>;
  /** Undefined where the engine tells none. */
  ids(run: Run): Promise<Identities | undefined>;
  close(): Promise<void>;
};

/** Opens none yet. */
export function shadowRuns(
  scripts: Script[],
  kept: Kept[],
  isNew: (file: string) => boolean,
  engine: Engine,
  { shadow: url, shadowSuperuser: superuser, skipExtensions, limits, ...options }: BuildOptions,
  timings: Timings,
): Runs {
  const crawl = { ...options, filter: withoutKept(options.filter, kept, engine.defaultSchema) };
  const { platform } = crawl;
  const dialect = dialectOf(engine.name);
  const open: Run[] = [];
  const begin = (shadow: Shadow, from?: Run): Run => {
    const run: Run = {
      ...{ shadow, dialect, skipExtensions, roles: new Set(from?.roles), warnings: [...(from?.warnings ?? [])] },
      rowsMissing: from?.rowsMissing ?? false,
      session: from?.session,
      isNew,
    };
    open.push(run);
    return run;
  };
  const crawled = (run: Run, side: "base" | "head", identify: boolean) =>
    timings.time(`crawl the ${side}`, async () => {
      const { identities, ...found } = await run.shadow.crawl({ ...crawl, identify });
      const warnings = [...together(run.warnings), ...found.warnings];
      return { found: { ...found, warnings }, identities };
    });
  const ids: Runs["ids"] = ({ shadow }) => timings.time("read the names", async () => shadow.identify?.(crawl));
  return {
    ids,
    fresh: () =>
      timings.time("start the shadow database", async () => {
        const extensions = extensionsFor(scripts, platform, dialect);
        const run = begin(await engine.shadow({ url, superuser, extensions, skipExtensions, limits }));
        await prepare(run, platform, scripts, kept);
        return run;
      }),
    copyOf: async (run) => begin(await timings.time("copy the shadow database", () => run.shadow.fork()), run),
    crawl: async (run, side) => (await crawled(run, side, false)).found,
    async crawlWithIds(run, side) {
      const { found, identities } = await crawled(run, side, true);
      return [found, identities ?? (await ids(run))];
    },
    close: async () => {
      for (const { shadow, roles } of open.reverse()) await shadow.close(roles);
    },
  };
}
