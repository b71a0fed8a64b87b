import type { Reference } from "../model/common.ts";
import type { Check, ForeignKey, Key } from "../model/constraint.ts";
import type { TableIndex } from "../model/table-index.ts";
import type { Said } from "./script.ts";

/** SQL as it stands in advice: between backticks, unless it has one itself. */
export const asCode = (sql: string): string => (sql.includes("`") ? sql : `\`${sql}\``);

/** The table that something is added to; `replaces`: something else has its name so far. */
export type AddedTo = Reference & { isPartitioned: boolean; replaces: boolean };

/**
 * The safe way to a change in a language's own SQL, each piece of it `asCode()`: sentences for a finding. Names come as messages show them.
 * A rule whose advice a dialect lacks says it without SQL.
 */
export type Advice = {
  buildIndex?(table: AddedTo, index: TableIndex): string;
  /** Where a failed attempt may have left one. */
  retryIndex?(table: AddedTo, index: TableIndex): string;
  /** Not a whole sentence. */
  rebuildIndex?(indexes: string[]): string;
  dropIndex?(table: AddedTo, index: string, isUnique: boolean): string;
  /** SQL alone; `on`: as messages show it. */
  grant?(privileges: string, on: { kind: string; name: string }, grantee: string): string;
  /** Undefined where a key can only be added plainly. */
  addKey?(table: AddedTo, key: Key, kind: "primary key" | "unique"): string | undefined;
  addForeignKey?(table: AddedTo, key: ForeignKey): string;
  addCheck?(owner: AddedTo, check: Check, kind: "table" | "domain"): string;
  /** `isFilled`: no row has a NULL any more. */
  setNotNull?(table: string, column: string, isFilled: boolean): string;
  changeCollation?(): string;
  /** How to limit the wait for a lock. */
  limitWaiting?(): string;
  /** The way around a command that blocks others for long. */
  insteadOf?(said: Pick<Said, "command" | "demands">): string | undefined;
  /** SQL alone: a view under the old name of a table; `isGuarded`: which rows are seen depends on who asks. */
  viewInPlace?(old: string, now: string, isGuarded: boolean): string;
  addEnumValue?(type: string): string;
  keepSequence?(sequence: string): string;
  continueIdentity?(table: string, column: string): string;
  movePartition?(partition: string): string;
  changePartition?(partition: string): string;
  dropPartition?(table: string, partition: string): string;
  keepRowSecurity?(table: string): string;
  forceRowSecurity?(table: string): string;
  /** Not a whole sentence: what is to be done goes on. */
  enableRowSecurity?(table: string): string;
  /** Of a routine that runs with the rights of its owner. */
  secureDefiner?(form: string, routine: string): string;
  /** Not a whole sentence either. */
  readAsCaller?(view: string): string;
  keepBarrier?(view: string): string;
};
