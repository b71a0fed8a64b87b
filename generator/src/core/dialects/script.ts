import type { DatabaseError } from "./dialect.ts";

/** A piece of SQL; `meta` is a command of the engine's own client (`\connect x`). */
export type Token = {
  kind: "word" | "quoted" | "string" | "number" | "symbol" | "comment" | "meta";
  start: number;
  /** After the last character. */
  end: number;
};

/** One statement of a script; `offset` is where it stands in the file (characters, 0-based), `line` counts from 1. */
export type Statement = { sql: string; offset: number; line: number };

export type Split = {
  statements: Statement[];
  /** Whether rows are left out (COPY … FROM, \copy): statements on them may then miss theirs. */
  dataSkipped: boolean;
  /** What else was left out: commands of the engine's own client, and rows. */
  skipped: Skipped[];
};

/** A line that is not run, and why; `ofRequests` is what only a reviewer need know. */
export type Skipped = { line: number; message: string; remedy: string; ofRequests?: boolean };

/** What a statement does to the session or the server around it. */
export type Trait =
  /** Begins a transaction. */
  | "begins"
  /** Ends one, as COMMIT and ROLLBACK do. */
  | "ends"
  /** Ends one and begins the next. */
  | "chains"
  /** Refused outside of a transaction. */
  | "within"
  /** Refused in a transaction, or of no use in the one it was made in. */
  | "alone"
  /** About a database as a whole, the server, or one that rows come from: the throw-away database has another name, and the servers are not ours. */
  | "outside"
  /** Reads or writes files of the server, or runs its programs: the throw-away database has none of them. */
  | "files"
  | "role"
  | "setting"
  /** Says that the bytes behind it are to be read in another encoding than UTF-8. */
  | "encoding"
  | "rows"
  | undefined;

/** A table as a statement names it. */
export type SaidTable = { schema?: string | undefined; name: string };

/**
 * A change of all rows of a table or view, or of those where a column is not NULL, under the lock of that name. Or a change of a `part`
 * of them: `batch by batch` in a loop that ends no transaction, all that are `not in the source` of a MERGE, all `that have a match` in another table,
 * or those `of some partitions`. Rows that are not deleted, but `movedTo` another table, are gone from theirs as well.
 */
export type SaidChange = {
  verb: "update" | "delete";
  table: SaidTable;
  lock: string;
  where?: { isNotNull: string };
  part?: "batch by batch" | "not in the source" | "that have a match" | "of some partitions";
  movedTo?: SaidTable;
};

/** A constraint that a statement adds; without a name, it gets one from the engine. */
export type SaidConstraint = {
  kind: "primary key" | "unique" | "foreign key" | "check" | "exclusion";
  name: string | undefined;
};

/** A column that gets a type, in the statement's words; what its new values are made of: the old ones as they are, or something of them. */
export type SaidType = { column: string; type: string; keeps: "all" | "some" | "nothing" };

/** What is granted or revoked on things that are named, or on all of the schemas that are. */
export type SaidGrant = {
  verb: "grant" | "revoke";
  /** `ALL`, or the privileges one by one. */
  privileges: string[];
  of: "relation" | "routine" | "type" | "schema" | "default privilege";
  isWholeSchema: boolean;
  names: SaidTable[];
  roles: string[];
};

/** A sequence by its name or by its column (neither: by a name that is built), and the number that it goes on from: `start` for its first; undefined where that is computed. */
export type SaidSequence = {
  sequence?: SaidTable;
  column?: { table: SaidTable; name: string };
  to: string | undefined;
};

/** What something is called in a statement: a schema, an object, or a column or other part of one. */
export type SaidName = { schema?: string | undefined; object?: string; part?: string };

/**
 * What a statement is there for: `definitions` where it says itself all that it does to them, `rows` where it writes these, and
 * `session` where it is about the session or its transactions. Others may run code that does anything.
 */
export type SaidSubject = "definitions" | "rows" | "session" | undefined;

/** What a statement's words tell of how it works, beside what the database tells of what it did. */
export type Said = {
  /** The work that it asks for by name (`VACUUM FULL`, `REINDEX`, …), for a message. */
  command: string;
  about: SaidSubject;
  /** It changes definitions, and writes no row but where it writes them all anew. */
  onlyDefines: boolean;
  /** What it gives another name or schema, by that which it had. */
  renamed?: SaidName | undefined;
  /** All names that things get on its way, also in the texts that it runs; undefined for one that these build. */
  newNames: (string | undefined)[];
  /** It asks for the way that keeps no one waiting. */
  withoutBlocking: boolean;
  /** What it changes or takes away without saying which rows, itself or in the texts that it runs. */
  everyRow: SaidChange[];
  /** The routine that it makes, of whose body `everyRow` then is. */
  routine?: string | undefined;
  /** By itself it lets others write meanwhile: it reads or changes rows, or validates what was added before. */
  letsWrite: boolean;
  /** What it adds that rows which are there have to satisfy. */
  demands?: "foreign key" | "key" | "check" | "not null" | undefined;
  /** It does nothing where something of that name is there, be it what a failed attempt left. */
  takesWhatIsThere: boolean;
  /** A table that it makes only where there is none of that name, and the columns that this would have. */
  unlessThere?: { table: SaidTable; columns: string[] } | undefined;
  /** It limits how long statements of the session, or of the transaction, wait for a lock. */
  limitsWaiting: boolean;
  /** It locks tables, and does nothing else. */
  locks: boolean;
  /** It switches the triggers of a table off, whatever they are called: all, or all but those that check foreign keys. */
  triggersOff?: { which: "all" | "user"; table: SaidTable } | undefined;
  /** What it makes of the triggers of all tables, also those behind foreign keys, for the rest of its session or transaction; rows are written under that lock. */
  allTriggers?: { are: "off" | "on"; writeLock: string } | undefined;
  /** One that it switches on or off; on, also `all` or `user`. */
  trigger?: { name: string; isOn: boolean } | undefined;
  /** What becomes or no longer is a partition, or the table whose rows go from some of its partitions to others. */
  partition?: { verb: "attach" | "detach" | "reorganize"; table: SaidTable } | undefined;
  granted?: SaidGrant | undefined;
  /** Tables of which it deletes rows, whichever, itself or in the texts that it runs. */
  deletes?: SaidTable[] | undefined;
  /** Columns that it gives a value that is not NULL in every row, or in those that have none. */
  filled?: { table: SaidTable; columns: string[] } | undefined;
  /** Columns that it makes NOT NULL, those whose default it drops or sets, and those that it adds without a value in the rows that are there. */
  notNull: string[];
  retyped: SaidType[];
  defaultDropped: string[];
  defaultSet: string[];
  addsEmpty: string[];
  /** Constraints that it adds to a table that is there. */
  addsConstraints: SaidConstraint[];
  /** It says whether a table's rows are written to the log that replicas and backups read. */
  setsLogged: boolean;
  /** What it makes or fills anew, it leaves without rows that can be read. */
  emptiesViews: boolean;
  /** The sequences of which it says where they go on, also in the texts that it runs. */
  setsSequences: SaidSequence[];
  /** Columns that it makes an identity, or one of another kind. */
  identities: string[];
  /** It switches the row-level security of a table on or off. */
  rowSecurity?: "on" | "off" | undefined;
  /** The role that it makes the owner of something. */
  newOwner?: string | undefined;
  /** Roles that it lets do what no grant on single things does: what they then may, as words behind "may". */
  empowers: { roles: string[]; can: string[] }[];
  /** Roles that may no longer do what they could, not by grants on single things: words behind "may no longer". */
  weakens?: { roles: string[]; cannot: string[] }[];
  /** It builds, orders or cleans anew what is there, as it is defined already. */
  maintains?: boolean;
  /** It changes what things are called, what is written about them or who may use them, and nothing that they are. */
  onlyNames: boolean;
  /** Constraints that it makes of an index that is there. */
  takesIndex: string[];
  /** Indexes that it drops by their names. */
  indexesDropped: SaidTable[];
};

/** How a language's scripts are read, statement by statement, and run. */
export type ScriptLanguage = {
  /** Cuts a script into statements, as the engine's own client does. */
  split(text: string): Split;
  /** The pieces of SQL from `from` on, without white space. Never throws. */
  tokens(text: string, from?: number): Iterable<Token>;
  /** An identifier as the catalog has it: without quotes, or in its case. */
  plainName(identifier: string): string;
  /** What names have in common that are one to the engine whatever their case; absent: it tells them apart. */
  folded?(name: string): string;
  /** What the code of a trigger calls the rows that it runs for: in qualifiers (`new.id`), or as tables (`FROM inserted`). */
  rowsOfTriggers?: { qualifiers?: readonly string[]; tables?: readonly string[] };
  traitOf(sql: string): Trait;
  /** Of a statement that gives a point of its transaction a name, that; of one that takes back what ran since then, or all of it, since when. */
  takesBack?(sql: string): { savepoint: string } | { since: string | undefined } | undefined;
  /** Whether a statement that is `alone` may end transactions on its way. */
  endsTransactions?(sql: string): boolean;
  /** Whether a statement leaves no setting behind that decides how later ones are read or what they do. */
  setsNothing?(sql: string): boolean;
  /** Whether a statement inserts values that are written out, and calls nothing itself. */
  onlyLiterals?(sql: string): boolean;
  /** What its words tell; absent where the language has no such words. */
  said?(sql: string): Said;
  begin: string;
  commit: string;
  rollback: string;
  /** Takes a session back to how it began; absent where nothing of a script outlasts it. */
  reset?: string;
  /** Where a setting of the session decides how far a statement goes: how to ask the server whether it ends where it was cut. */
  endCheck?: {
    /** Whether it may end elsewhere. */
    isNeeded(sql: string): boolean;
    /** The question, which the server refuses where it does. */
    sql: string;
    isRefusal(error: DatabaseError): boolean;
    message: string;
  };
  /** Where the server may read the bytes of later statements in another encoding than UTF-8: how to ask whether it does. */
  encodingCheck?: {
    /** The question, which the server refuses then. */
    sql: string;
    isRefusal(error: DatabaseError): boolean;
  };
  /** How to ask for the settings that decide what names mean and who asks: `session` now, and `later`, in other sessions. */
  settingsAsked?: string;
  /** Has what a transaction puts off to its end done now. */
  settle?: string;
  /** What a statement does that is in no schema, as a clause. */
  beyondTheSchema?(sql: string): string | undefined;
  /** What a statement makes that a snapshot of a live database has, and that no statement of migrations makes, for it reaches another server. */
  reachesOut?(sql: string): string | undefined;
  /** The role that a statement makes. */
  roleOf?(sql: string): string | undefined;
  /** The extensions that a statement creates, changes, drops or comments. */
  extensionsNamed?(sql: string): string[];
  /** The extensions that a statement creates. */
  extensionsIn?(sql: string): string[];
};

/** The first pieces of a statement but for comments, words in upper case: enough to tell what it does. */
export function leading({ tokens }: Pick<ScriptLanguage, "tokens">, sql: string, count: number): string[] {
  const found: string[] = [];
  for (const { kind, start, end } of tokens(sql)) {
    if (found.length === count) break;
    const piece = sql.slice(start, end);
    if (kind !== "comment") found.push(kind === "word" ? piece.toUpperCase() : piece);
  }
  return found;
}
