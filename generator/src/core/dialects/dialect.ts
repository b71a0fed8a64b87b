import type { Change, Target } from "../model/change.ts";
import type { Column, SequenceFacts } from "../model/column.ts";
import type { Options, Reference } from "../model/common.ts";
import type { Severity } from "../model/finding.ts";
import type { Routine } from "../model/routine.ts";
import type { Table } from "../model/table.ts";
import type { View } from "../model/view.ts";
import type { Naming } from "../names/naming.ts";
import type { Advice } from "./advice.ts";
import type { ScriptLanguage } from "./script.ts";

/**
 * What a change of a column's type does to the rows that are there. Widened: every value fits, and nothing is written.
 * Rewritten: every value fits, and each row is written anew. Narrowed: a value may not fit.
 */
export type TypeChange = "widened" | "rewritten" | "narrowed";

type OptionValue = Options[string] | undefined;

/** An option that changes, of something that is there on both sides, or of an index that is new. */
export type OptionChange = { target: Target; option: string; before: OptionValue; after: OptionValue };

/** What lets callers misuse a routine that runs with its owner's rights, as a clause, and what to do about it. */
export type DefinerGap = { what: string; remedy: string };

export type WriteEvent = "insert" | "update" | "delete";
/** Whether something keeps all writes of an event from its table, or may keep some. */
export type WritesLost = "all" | "some";

/** An error of the database; `code` is its own for it, where it has one (SQLSTATE). */
export type DatabaseError = { message: string; code?: string | undefined };

/** A field that a collection's validator speaks of: what it asks for, and what was seen in documents, in words. */
export type ValidatedField = { path: string; asked: string; seen: string; fits: boolean };

/**
 * What a database's language knows, apart from any server that speaks it: plain functions and words. What is optional is
 * left out where the language has nothing of the kind; who asks then says it generally.
 */
export type Dialect = {
  /** As `engine` of a Database has it. */
  name: string;
  /** How names are written, and things are called, in what people read; absent: as the SQL standard and the model have it. */
  naming?: Naming;
  /** A name in quotes, so that it is taken for nothing else in SQL that runs. */
  quoted(name: string): string;
  types: {
    /** What a change between two types of the language's own does, as the engine prints them. */
    change(from: string, to: string): TypeChange;
    /** Why queries that compare or compute with the old type fail, or mean something else, with the new one: a clause; undefined where they don't. */
    breaks?(from: string, to: string): string | undefined;
    /** What takes the place of a type whose values can't be told apart, so that no query can have them DISTINCT: a few words; undefined for others. */
    incomparable?(type: string): string | undefined;
    /** What the conversion of values takes for granted that they don't tell: a sentence. */
    assumes?(from: string, to: string): string | undefined;
    /** Whether a type takes any text, of any length. */
    holdsAnyText(type: string): boolean;
    /** Whether values of a type are characters, which sort and compare by the table's rules where the column has none of its own. */
    isOfCharacters?(type: string): boolean;
    /** The character set of a collation that lacks characters of another one's; undefined where it has them all. */
    lackingCharset?(from: string, to: string): string | undefined;
    /** A type without what a column adds: modifiers, brackets of arrays, sets. */
    element(printed: string): string;
    /** The type of a schema that a type is, as the engine prints it; undefined for the language's own. */
    named(printed: string): Reference | undefined;
  };
  /** Why a table is written anew when such a column is added, in a few words; undefined where it is not. */
  rewrittenBy(column: Column): string | undefined;
  /** The sequence that a default takes its value from. */
  sequenceIn?(value: string): Reference | undefined;
  /** The expression for the next value of a sequence. */
  nextValue?(sequence: string): string;
  /** The step of a sequence, and the last number that it gives; `usualType` where it names none. */
  sequenceEnd?(facts: SequenceFacts, usualType: string): { step: bigint; last: bigint } | undefined;
  /** An expression as another type. */
  cast?(expression: string, type: string): string;
  /** An expression without its casts and parentheses: the engine prints others once a column is of another type. */
  withoutCasts?(expression: string): string;
  /** The privilege that everybody holds on a new thing of that kind; a snapshot has a grant to everybody only where that differs. */
  publicDefault?(kind: string, name?: string): string | undefined;
  /** The role of requests from the Internet that nobody signed in for, where there is a usual name for it. */
  anonymousRole?: string;
  /** What a change of one of the language's own options does, in sentences for a finding, which is risky unless it says more; undefined where it is worth no word. */
  optionEffect?(change: OptionChange): { severity?: Severity; message: string; advice: string } | undefined;
  /** What is asked for by a change that nothing which is there can take, so that it is made anew: sentences for a finding; undefined where it can. */
  madeAnew?(change: Change, table: Table): { message: string; advice: string } | undefined;
  /** What lets callers misuse a routine that runs with its owner's rights; none of one that runs with its caller's. */
  definerGaps?(routine: Routine): DefinerGap[];
  /** What a rewrite rule does in the place of writes, by its definition; undefined where they go on. */
  instead?(definition: string): { event: WriteEvent; lost: WritesLost; does: "nothing" | "another" } | undefined;
  /** The writes that a routine skips without an error, where it runs before each row is written. */
  skipped?(body: string, language: string | undefined, event: WriteEvent): WritesLost | undefined;
  /** Whether a routine raises an error, always or by what it finds, by its own words. */
  refusing?(body: string, language: string | undefined): "always" | "sometimes" | undefined;
  /** Whether the engine keeps the body of a routine parsed, so that it knows what that reads. */
  isParsed?(routine: Pick<Routine, "language" | "body">): boolean;
  /** Whether a view reads its tables with the rights of whoever queries it, not of its owner. */
  readsAsCaller?(view: Pick<View, "options">): boolean;
  /** Whether a view keeps the rows that it does not show from functions in conditions of its readers. */
  isBarrier?(view: Pick<View, "options">): boolean;
  /** The conditions of the queries that a view is made of, by its definition: of one, or of several that are joined by UNION and its like; "" for none. */
  viewConditions?(definition: string): string[];
  /** What the columns of a view are computed of, by their names, as it is printed; undefined where several queries make it. */
  viewOutputs?(definition: string): Map<string, string> | undefined;
  /** Whether nobody can write through a view, for sure. */
  isReadOnly?(view: View): boolean;
  /** The fields that the validator of a collection speaks of, beside what was seen of them. */
  validated?(collection: Table): ValidatedField[];
  /** Method of the index behind a key, in the word of its own indexes. */
  keyMethod: string;
  /** A highlighter's name for a language of routines; "" where there is none. */
  highlighted(language: string): string;
  /** Whether the rows of a table lie in such an index, by its method: to add or drop it writes all of them anew. */
  holdsRows?(method: string): boolean;
  words: {
    /** What adds a column behind ALTER TABLE, where it is not the standard's. */
    addColumn?: string;
    /** A column with a sequence of its own. */
    ownSequence?: string;
    /** A column that the engine numbers, where it has no word of the standard for it. */
    numbered?: string;
    /** What an index that could not be built without blocking leaves, to read behind "a build that fails"; absent: nothing. */
    failedBuild?: string;
    /** What becomes of others while an index is built plainly, to read behind "and"; absent: it blocks writes. */
    indexBuild?: string;
    /** What becomes of queries without their index, which they name; absent: they can do without. */
    indexMissing?: string;
    /** A constraint that rows which are there need not satisfy. */
    notValidated?: string;
    /** What an UPDATE of many rows leaves behind, to read on behind what it costs. */
    leftByUpdates?: string;
    /** As much at once as can be, where definitions are in no transaction. */
    together?: string;
    /** What a column that is NOT NULL without a default does to the rows that are there; absent: adding it fails. */
    withoutValue?: string;
    /** Why a foreign key that is added without holding up writers has not looked at the rows that are there: a clause; absent: it has, or will. */
    uncheckedForeignKeys?: string;
    /** What of INSERT needs a unique key. */
    upsert?: string;
    /** What others can't do while every row of a table is written anew: a clause; absent: they can't read or write it. */
    whileRewritten?: string;
    /** Until when tables stay locked that a statement locks by name, to read behind "until"; absent: the end of the transaction. */
    locksEnd?: string;
    /** What happens when a table gets other partitions; absent: it can't, and is dropped and made again. */
    whileRepartitioned?: string;
    /** What fails besides queries that name a column that is dropped. */
    failsWithColumn?: string;
  };
  /** Whether a foreign key brings an index of its name along, where none is there that serves it. */
  indexesForeignKeys?: true;
  /** Whether a view outlives what it reads, and fails from then on. */
  viewsBreak?: true;
  /** A name that messages show as the SQL standard has it, in this language's own way. */
  nameSql?(shown: string): string;
  script: ScriptLanguage;
  /** The version of servers that statements are measured on, where others differ. */
  measuredOn?: string;
  /** Why servers of that version refuse a statement that newer ones take, as a clause; of a table with partitions, or one without. */
  refusedBy?(version: string, sql: string, isPartitioned: boolean): string | undefined;
  errors: {
    /** Whether it is an answer to a statement, and not the end of the connection. */
    isAnswer(error: DatabaseError): boolean;
    /** Whether a row misses another, or is there twice. */
    isAboutRows(error: DatabaseError): boolean;
    alreadyExists(error: DatabaseError): boolean;
    /** Whether a statement failed for the transaction that it ran in: alone, it may not. */
    isOfTransaction?(error: DatabaseError): boolean;
    /** What to do about a statement that was refused for it. */
    outOfTransaction?(error: DatabaseError): string;
    /** The role, or schema, that a statement failed for. */
    missingRole?(error: DatabaseError): string | undefined;
    missingSchema?(error: DatabaseError): string | undefined;
    /** What a server lacks that another one may have, in words: `library "x"`. */
    missingProgram?(error: DatabaseError): string | undefined;
    /** Whether the account that asks lacks a right. */
    isOfRights?(error: DatabaseError): boolean;
    /** What to do about a statement that fails for the account or the settings of the server that migrations are tried on, and may succeed on others. */
    ofShadow?(error: DatabaseError): string | undefined;
    /** Whether the server knows no such setting. */
    unknownSetting?(error: DatabaseError): boolean;
  };
  advice: Advice;
};
