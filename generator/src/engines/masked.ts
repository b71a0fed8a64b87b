import { canonical } from "../core/canonical/canonical.ts";
import { maskDatabase, maskRepeated } from "../core/masking/index.ts";
import { type Crawl, type Engine, type Shadow, StatementError } from "./engine.ts";

/**
 * An engine of which nothing that looks like a secret comes out: what every engine in the registry is, so that files, diffs,
 * docs, comments and reports, which are made of crawls, have none to show.
 */
export const masked = (engine: Engine): Engine => ({
  ...engine,
  crawl: async (url, options) => maskCrawl(await engine.crawl(url, options)),
  shadow: async (options) => maskedShadow(await engine.shadow(options)),
});

const maskedShadow = (shadow: Shadow): Shadow => ({
  ...shadow,
  run: (sql) => shadow.run(sql).catch((error: unknown) => Promise.reject(maskError(error, sql))),
  async runEach(statements, ran) {
    let at = 0;
    const count: typeof ran = (rows) => {
      at++;
      ran(rows);
    };
    await shadow
      .runEach(statements, count)
      .catch((error: unknown) => Promise.reject(maskError(error, statements[at]?.sql ?? "")));
  },
  crawl: async (options) => maskCrawl(await shadow.crawl(options)),
  fork: async () => maskedShadow(await shadow.fork()),
});

function maskCrawl(crawl: Crawl): Crawl {
  const { database, warnings } = maskDatabase(crawl.database);
  const all = [...crawl.warnings, ...warnings];
  // An order must not tell of what is masked.
  return { ...crawl, database: database === crawl.database ? database : canonical(database), warnings: all };
}

/** What a database says of a statement repeats parts of it. */
function maskError(error: unknown, sql: string): unknown {
  if (!(error instanceof StatementError)) return error;
  const { message, offset, code, detail, fatal, isOfProbe } = error;
  return new StatementError(maskRepeated(message, sql), {
    offset,
    code,
    detail: detail && maskRepeated(detail, sql),
    fatal,
    isOfProbe,
    cause: error.cause,
  });
}
