import type { Token } from "../script.ts";

export type Piece = { kind: Token["kind"]; text: string };

/** What code says is not understood. */
export class Unknown extends Error {}

/** No server prints that deep what a person wrote. */
const deepest = 200;

/** The pieces of code that a server printed, read one by one. */
export class Pieces {
  at = 0;
  private depth = 0;
  private readonly all: Piece[];

  constructor(all: Piece[]) {
    this.all = all;
    if (all.some(({ kind }) => kind === "comment" || kind === "meta")) throw new Unknown();
  }

  get isAtEnd(): boolean {
    return this.at === this.all.length;
  }
  peek(): Piece | undefined {
    return this.all[this.at];
  }
  /** The word or sign that is next, in small letters; "" for what is in quotes. */
  get word(): string {
    return this.wordAt(0);
  }
  wordAt(ahead: number): string {
    const piece = this.all[this.at + ahead];
    return piece?.kind === "word" || piece?.kind === "symbol" ? piece.text.toLowerCase() : "";
  }
  is(word: string): boolean {
    return this.word === word;
  }
  take(): Piece {
    const piece = this.all[this.at++];
    if (piece === undefined) throw new Unknown();
    return piece;
  }
  skip(word: string): boolean {
    if (this.word !== word) return false;
    this.at++;
    return true;
  }
  expect(word: string): void {
    if (!this.skip(word)) throw new Unknown();
  }
  /** Expressions within expressions. */
  enter(): void {
    if (++this.depth > deepest) throw new Unknown();
  }
  leave(): void {
    this.depth--;
  }
}
