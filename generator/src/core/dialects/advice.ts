/**
 * The safe way to a change in a language's own SQL: sentences for a finding. Names come as messages show them. A rule whose
 * advice a dialect lacks says it without SQL.
 */
export type Advice = {
  buildIndex?(index: string, table: string): string;
  rebuildIndex?(index: string): string;
  /** Where a failed attempt may have left one. */
  retryIndex?(index: string): string;
  dropIndex?(index: string, isUnique: boolean): string;
  addUnique?(table: string, columns: string, kind: "primary key" | "unique" | "index"): string;
  /** Where the rows are known to be unique. */
  buildUnique?(table: string, isConstraint: boolean): string;
  addForeignKey?(table: string, key: { name: string; columns: string; parent: string }): string;
  addCheck?(owner: { kind: "table" | "domain"; name: string }, check: string): string;
  setNotNull?(table: string, column: string): string;
  changeCollation?(): string;
  /** How to limit the wait for a lock. */
  limitWaiting?(): string;
  /** The way around a command that blocks others for long. */
  insteadOf?(command: string): string | undefined;
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
};
