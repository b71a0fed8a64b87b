import type { Reference } from "../core/model/common.ts";
import type { Database, OwnFacts } from "../core/model/database.ts";
import type { Observed } from "../core/model/statement.ts";
import type { Identities } from "../core/model/witness.ts";
import type { Warning } from "../errors.ts";
import type { ScanLimits } from "./scan-limits.ts";
import type { ShadowLimits } from "./shadow-limits.ts";

/** Whether an object, given as schema and name, is wanted (include and exclude of the connection). */
export type ObjectFilter = (schema: string, name: string) => boolean;

/** Scripts that make a fresh database look like one of a platform, `unless` migrations make this extension. */
export type Prelude = { sql: string; unless?: string }[];

/**
 * Whose service runs a database: what it brings along is there before the first migration, and is no part of what a
 * repository says.
 */
export type Platform = {
  /** The word in schemalog.yml. */
  name: string;
  /** As its makers write it. */
  label: string;
  schemas: string[];
  extensions: string[];
  publications: string[];
  roles: string[];
  prelude(): Promise<Prelude>;
  /** Of its extensions, those that the prelude makes. */
  embeddedExtensions: string[];
  /** What a session begins with. */
  session: string;
  /** By what migrations are known to be for it, where nothing else has that: their folder, or their SQL; a clause. */
  evidence(folder: string, sql: string): string | undefined;
};

/** Who says which server it is: the person who runs this (command line, environment), or schemalog.yml, which may be a stranger's. */
export type NamedBy = "person" | "file";

export type CrawlOptions = {
  filter: ObjectFilter;
  platform?: Platform | undefined;
  /** Milliseconds that one catalog query may take, and that it may wait for a lock. */
  statementTimeout: number;
  lockTimeout: number;
  /** What the last snapshot says, where there is one: a sample of documents changes only what it clearly shows otherwise. */
  previous?: (() => Database | undefined) | undefined;
  /** To a server that is named by a file alone goes no secret of this machine; absent: the person. */
  namedBy?: NamedBy | undefined;
  /** Whether it is read to whom things belong. */
  owners?: boolean | undefined;
  /** Whether it is counted what there is that no snapshot holds because it belongs to the server. */
  counts?: boolean | undefined;
  /** Whether it is compared with what migrations build, in which no statement is run that reaches other servers. */
  besideMigrations?: boolean | undefined;
  /** Whether its things by their ids are wanted, too, where they are to be had beside. */
  identify?: boolean | undefined;
  /** What may be read of items where that costs money; absent: a little, of what is small. */
  scan?: ScanLimits | undefined;
};

export type Crawl = {
  /** Canonical. */
  database: Database;
  warnings: Warning[];
  /** Objects that are there but could not be read: what is known of them from before stays. */
  unread: Reference[];
  /** Kinds of objects, or properties of them, that could not be read at all: these stay as they were known, too. */
  unreadFacts: string[];
  /** How many there are of things of the server that no snapshot holds, if that was asked for; the database has them, too. */
  onServer?: OwnFacts["onServer"];
  /** Of the server, as far as it decides what statements do: its major, in the form of `server-version`. */
  serverVersion?: string | undefined;
  /** Its things by the engine's own ids, if these were asked for and the engine tells them beside; else see Shadow.identify(). */
  identities?: Identities | undefined;
};

/** Hears from the database what statements do. */
export type Observer = {
  /** Whether it can tell what statements did to tables. */
  measures: boolean;
  /** What is set before, and asked behind a statement. */
  around(sql: string, where: Where): Pick<Probed, "before" | "probe">;
  /** What has happened since the last call, with what the probe said. */
  take(rows?: Rows): Observed;
  /** After a statement that failed, outside of a transaction: what it did until then is no other's. */
  forget(): Promise<void>;
  /** Ends it, and leaves nothing of it behind. */
  stop(): Promise<void>;
};

export type ShadowOptions = {
  /** The server that the database is made on; absent: the embedded one. */
  url?: string | undefined;
  /** Whether the role of the server may have rights beyond its databases. */
  superuser?: boolean | undefined;
  /** Those that the migrations ask for. */
  extensions: string[];
  /** Of these, those that are left out. */
  skipExtensions: string[];
  limits?: ShadowLimits | undefined;
};

/** Where a statement runs: inside of a transaction, in one of its own alone, or ending transactions on its way. */
export type Where = "inside" | "outside" | "several";

/** A statement, what is set before it, and what is asked behind it. */
export type Probed = { sql: string; before?: string | undefined; probe?: string | undefined };

export type Rows = Record<string, unknown>[];

/** A throw-away database that migrations are applied to. */
export type Shadow = {
  /** Runs one script of any number of statements. Throws StatementError. */
  run(sql: string): Promise<void>;
  /** Runs statements one after another until one fails, and calls `ran` after each that did not, with what its probe said. Throws StatementError, also for a probe. */
  runEach(statements: Probed[], ran: (rows: Rows) => void): Promise<void>;
  crawl(options: CrawlOptions): Promise<Crawl>;
  /** Its things by the engine's own ids, which outlive a rename; undefined, or left out, where the engine does not say. */
  identify?(options: CrawlOptions): Promise<Identities | undefined>;
  /** Begins to observe; undefined where the database does not tell (a role without the right to ask). */
  observe(): Promise<Observer | undefined>;
  /** Another one that is equal and independent, to be closed by itself. */
  fork(): Promise<Shadow>;
  /** Ends it, also after an interrupt, and with it these roles, which were made for it and would outlive it on a server. */
  close(roles?: Iterable<string>): Promise<void>;
};

/** Why a statement failed, and at which character of the script it stands (0-based) where the engine says. */
export class StatementError extends Error {
  readonly offset: number | undefined;
  /** The engine's own error code, e.g. SQLSTATE. */
  readonly code: string | undefined;
  /** More words of the engine, about the schema: what depends on a table that is to be dropped. */
  readonly detail: string | undefined;
  /** Where the statement took the whole database with it: what a person can do about it. */
  readonly fatal: { hint: string } | undefined;
  /** Whether the statement ran, and what was asked behind it failed. */
  readonly isOfProbe: boolean;

  constructor(
    message: string,
    options: {
      offset?: number | undefined;
      code?: string | undefined;
      detail?: string | undefined;
      fatal?: { hint: string } | undefined;
      isOfProbe?: boolean | undefined;
      cause?: unknown;
    },
  ) {
    super(message, { cause: options.cause });
    this.name = "StatementError";
    this.offset = options.offset;
    this.code = options.code;
    this.detail = options.detail;
    this.fatal = options.fatal;
    this.isOfProbe = options.isOfProbe ?? false;
  }
}

export type Engine = {
  name: string;
  /** As its makers write it. */
  label: string;
  /** Other words for it in the configurations of ORMs. */
  aliases: string[];
  platforms: Platform[];
  /** URL schemes without the colon. */
  schemes: string[];
  /** Whether it is the connection string of another form than a URL that clients of this engine know. */
  isConnectionString?(text: string): boolean;
  /** How the images of its containers begin, as compose files name them. */
  images: string[];
  /** Whether it can run within schemalog; else migrations need a server, `shadow`. */
  isEmbedded: boolean;
  /** Of these extensions, those that the embedded database lacks. */
  lacks(extensions: string[]): Promise<string[]>;
  /** The schema that is meant where a person names none. */
  defaultSchema: string;
  /** Reads the structure of the database at `url`. Throws SchemalogError (exit code 3) when it can't be reached. */
  crawl(url: string, options: CrawlOptions): Promise<Crawl>;
  /**
   * A fresh database: embedded, or on a server (as a new database that is dropped on close). Throws SchemalogError (2) where SQL
   * that runs with the rights of the server's role could leave its database, if that is not `superuser`, allowed.
   */
  shadow(options: ShadowOptions): Promise<Shadow>;
  /** Begins to start what the next embedded database needs, while there are other things to do. */
  warmUp(): void;
};
