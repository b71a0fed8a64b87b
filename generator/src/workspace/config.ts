import { z } from "zod";
import { longestConnectionName, connectionName as namePattern } from "../core/names/connection-name.ts";
import { askedFor } from "../core/review/asked.ts";
import { failOnWords } from "../core/review/gate.ts";
import { engines, platforms } from "../engines/registry.ts";
import { usualScan } from "../engines/scan-limits.ts";
import { defaultLimits } from "../engines/shadow-limits.ts";
import { duration, spelledDuration } from "./duration.ts";
import { patternProblem } from "./filter.ts";
import { passwordIn, referenceProblem } from "./secret.ts";
import { size } from "./size.ts";

const connectionName = z
  .string()
  .max(
    longestConnectionName,
    `a connection's name may have at most ${longestConnectionName} characters: it is used as a folder name`,
  )
  .regex(
    namePattern,
    "a connection's name is used as a folder name: use letters and digits, with `-`, `_` or `.` between them, as in `shop-eu`",
  )
  .refine((name) => !/^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i.test(name), {
    error: "this name can't be used as a folder name on Windows; choose another, as in `shop`",
  });

const databaseUrl = (key: string) =>
  z.string(`write a reference to the URL, as in \`${key}: env:SHOP_DATABASE_URL\``).superRefine((value, context) => {
    const problem = referenceProblem(value);
    if (problem) context.addIssue({ code: "custom", message: problem });
    else if (passwordIn(value)) {
      context.addIssue({
        code: "custom",
        message: `passwords don't belong in this file: put the URL in an environment variable and write \`${key}: env:SHOP_DATABASE_URL\``,
      });
    }
  });

const pattern = z.string("write a pattern, as in `public.*`").superRefine((value, context) => {
  const problem = patternProblem(value);
  if (problem) context.addIssue({ code: "custom", message: problem });
});
const patterns = z.array(pattern, 'write a list of patterns, as in `["public.*"]`');
const words = (example: string) =>
  z.string(`write text, as in \`${example}\``).min(1, `write text, as in \`${example}\``);
/** One of the names that a registry has. */
function oneOf(names: () => string[]) {
  const error = () => `write one of: ${names().join(", ")}`;
  return z
    .string({ error })
    .refine((name) => names().includes(name), { error })
    .meta({ enum: names() });
}
/** A path relative to the folder of schemalog.yml; where it leads is checked by openWorkspace. */
const path = words;
const webUrl = (example: string) => z.url({ protocol: /^https?$/, error: `write a web address, as in \`${example}\`` });

export const connectionConfig = z
  .strictObject(
    {
      url: databaseUrl("url").optional().describe("Where the database is: env:NAME, or a URL without a password."),
      engine: oneOf(() => engines.map(({ name }) => name))
        .optional()
        .describe("The engine, if the URL does not show it."),
      migrations: path("db/migrations")
        .optional()
        .describe(
          "Folder of SQL migrations, or one SQL file, that builds this database from scratch. For DynamoDB, a template of CloudFormation (also of SAM or the CDK) or a model of NoSQL Workbench.",
        ),
      platform: oneOf(() => platforms().map(({ name }) => name))
        .optional()
        .describe(
          "The service that runs the database. What it provides (Supabase: auth, storage, …) exists before the first migration, and is left out of the snapshot.",
        ),
      shadow: databaseUrl("shadow")
        .optional()
        .describe(
          "Server on which migrations are applied to a throwaway database, for when the embedded one can't run them (extensions). env:NAME with SHADOW in the name; in CI also another name, or a URL without a password.",
        ),
      "shadow-superuser": z
        .enum(["refuse", "allow"], "write one of: refuse, allow")
        .default("refuse")
        .describe(
          "Whether the role of `shadow` may be a superuser or have privileges beyond its own databases. Migrations run with those privileges: allow this only on a server that is thrown away. Outside of CI, also set SCHEMALOG_SHADOW_SUPERUSER to the variable's name.",
        ),
      "skip-extensions": z
        .array(words("postgis"), "write a list of names, as in `[postgis]`")
        .default([])
        .describe("Extensions that migrations create and that are skipped when the migrations are applied."),
      placeholders: z
        .record(
          words("region"),
          z.union([z.string(), z.number(), z.boolean()], "write a value, as in `region: eu`").transform(String),
          "write names and values, as in `{ region: eu }`",
        )
        .optional()
        .describe(
          "What stands for the placeholders of migrations (Flyway, Liquibase, goose), beside what the tool's own files in the repository say.",
        ),
      "server-version": z
        .union([z.number(), z.string().regex(/^\d+(\.\d+)*$/)], "write the version of the server, as in `15`")
        .transform(String)
        .optional()
        .describe(
          "Version of the server that migrations are meant for. Statements that it refuses, though the embedded database knows them, are findings.",
        ),
      limits: z
        .strictObject(
          {
            statement: spelledDuration
              .default(defaultLimits.statement)
              .describe("How long one statement may take: 2min, 30s."),
            total: spelledDuration
              .default(defaultLimits.total)
              .describe("How long all statements together may take: 15min."),
            memory: size.default(defaultLimits.memory).describe("How much memory the database may use: 3GB, 512MB."),
          },
          "write limits, as in `{ statement: 5min, memory: 4GB }`",
        )
        .prefault({})
        .describe(
          "Limits for applying the migrations to the embedded database, and of time also on a shadow server of MySQL, MariaDB or SQL Server; beyond them, the run ends with an error.",
        ),
      scan: z
        .union(
          [
            z.literal("none"),
            z.strictObject({
              "up-to": size
                .default(usualScan.upTo)
                .describe("Size of a table up to which items are read, so that attributes are known: 50MB, 10GB."),
              "read-units": z
                .number()
                .int()
                .positive()
                .default(usualScan.readUnits)
                .describe("Read units that the items of one table may consume, whatever its size."),
            }),
          ],
          "write limits, as in `{ up-to: 10GB, read-units: 500 }`, or `none`",
        )
        .optional()
        .describe(
          "How much of the items of tables is read where reading is billed (DynamoDB), so that attributes are known; `none` for those of keys alone.",
        ),
      owners: z
        .boolean("write `true` or `false`")
        .default(false)
        .describe(
          "Whether the snapshot of a PostgreSQL database says which role owns what. Not with `migrations`: what they build belongs to the role that applies them.",
        ),
      include: patterns
        .default([])
        .describe(
          "Globs on schema.object to read; everything if empty. The more specific of include and exclude wins.",
        ),
      exclude: patterns.default([]).describe("Globs on schema.object to leave out."),
      "statement-timeout": duration
        .default(60_000)
        .describe("How long one catalog query may take: milliseconds, or with a unit (30s, 2min)."),
      "lock-timeout": duration
        .default(5_000)
        .describe("How long a catalog query may wait for a lock: milliseconds, or with a unit (30s, 2min)."),
    },
    "write the connection's settings below its name, as in `url: env:SHOP_DATABASE_URL`",
  )
  .describe("A database, and where its structure is read from.");
export type ConnectionConfig = z.output<typeof connectionConfig>;

const siteLink = z.strictObject({
  label: words("Wiki").describe("The text of the link."),
  url: webUrl("https://wiki.example.com").describe("The address it points to."),
});

export const siteConfig = z
  .strictObject(
    {
      title: words("Shop databases").default("Databases").describe("Title of the site."),
      description: words("What our shop keeps, and where").optional().describe("One sentence for search engines."),
      logo: path("assets/logo.svg").optional().describe("Image file shown next to the title."),
      accent: z
        .string("write a colour, as in `'#0a7d4f'`")
        .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, "write a colour as hexadecimal digits in quotes, as in `'#0a7d4f'`")
        .optional()
        .describe("Accent colour of links and buttons, as #rrggbb."),
      url: webUrl("https://docs.example.com").optional().describe("Address the site is published at, without a path."),
      base: z
        .string("write a path, as in `/databases`")
        .regex(/^\/[\w./~-]*$/, "write a path that begins with a slash, as in `/databases`")
        .default("/")
        .describe("Path of the site below that address."),
      repository: webUrl("https://github.com/acme/shop")
        .optional()
        .describe(
          "Address of the repository on its host; commits and pull requests link there. Without it, that of the Git remote `origin` on GitHub or GitLab.",
        ),
      branch: words("main").default("main").describe("Branch that links to files point to."),
      pages: path("pages").optional().describe("Folder with additional Markdown pages for the site."),
      links: z
        .array(siteLink, "write a list, each with `label` and `url`")
        .default([])
        .describe("Additional links in the sidebar."),
      out: path("dist").default("site-dist").describe("Folder that `site build` writes to."),
    },
    "write the settings of the site, as in `title: Shop databases`",
  )
  .describe("The site of this workspace.");
export type SiteConfig = z.output<typeof siteConfig>;

const ignore = z
  .strictObject(
    {
      code: words("column-dropped").describe("Code of the finding."),
      object: words("public.orders").optional().describe("The object it applies to, as schema.object or a glob."),
      connection: words("shop").optional().describe("The connection it applies to; all if empty."),
      reason: words("nobody reads it since 2024").describe("Why the finding is ignored; shown with it."),
    },
    "write `code`, `reason`, and `object` if it applies to one object only",
  )
  .describe("A finding to ignore, and why.");

/** What a run in CI may do about files that are out of date. */
export const modes = ["check", "commit"] as const;
export type Mode = (typeof modes)[number];

/** All of schemalog.yml; also the published JSON Schema, so every key is described. */
export const config = z
  .strictObject(
    {
      connections: z
        .record(
          connectionName,
          connectionConfig,
          "write the connections by name, as in `shop: { url: env:SHOP_DATABASE_URL }`",
        )
        .default({})
        .describe("Databases by name; the name is the folder below schema-snapshots/."),
      "fail-on": z
        .enum(failOnWords, `write one of: ${failOnWords.join(", ")}`)
        .optional()
        .describe(
          "The lowest severity that makes `diff` exit with 1, or `any` for any change. Without it, findings never do.",
        ),
      mode: z
        .enum(modes, `write one of: ${modes.join(", ")}`)
        .optional()
        .describe(
          "What a run in CI does about snapshots, change files and docs that are out of date: `check` fails, `commit` brings them up to date. Without it, `check`; an input of the workflow decides over it.",
        ),
      ignore: z
        .array(ignore, "write a list, each with `code` and `reason`")
        .default([])
        .describe("Findings to ignore."),
      also: z
        .array(oneOf(askedFor), "write a list of codes")
        .default([])
        .describe("Rules that say nothing unless they are named here."),
      docs: z
        .strictObject(
          {
            templates: path("docs-templates")
              .optional()
              .describe("Folder with Liquid templates that replace those of the same name."),
          },
          "write `templates: <folder>`",
        )
        .prefault({})
        .describe("The Markdown pages."),
      site: siteConfig.prefault({}),
    },
    "write `connections:` with the connections below it",
  )
  .describe("schemalog.yml: the only configuration of schemalog.");
export type Config = z.output<typeof config>;

/** The JSON Schema of schemalog.yml, for editors. */
export const configSchema = () => z.toJSONSchema(config, { io: "input" });
