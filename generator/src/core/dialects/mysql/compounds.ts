import type { Token } from "../script.ts";

/** What may have a body: a routine, trigger or event, and MariaDB's blocks without a routine. */
const withBody =
  /^((CREATE( OR REPLACE)?|ALTER)( DEFINER = \S+( @\S*)?( ')?( \( \))?)?( AGGREGATE)? (PROCEDURE|FUNCTION|TRIGGER|EVENT)|BEGIN NOT|(IF|CASE|LOOP|WHILE|REPEAT|FOR))$/;
/** As many tokens as that can have. */
const headLength = 12;

/** What stands before a statement within a body. */
const beforeStatement = /^(;|:|BEGIN|THEN|ELSE|LOOP|DO|REPEAT|)$/;
/** What opens a block where a statement may begin. */
const opens = /^(BEGIN|LOOP|WHILE|FOR)$/;
const ofEnd = /^(IF|CASE|LOOP|WHILE|REPEAT|FOR)$/;

/** Follows the tokens of a statement: a semicolon in a block of a body does not end it (manual, 15.6 Compound Statements). */
export class Body {
  private head: string[] | undefined = [];
  private hasBody = false;
  private blocks = 0;
  private parentheses = 0;
  private before = "";
  /** An IF that is a statement once its THEN is there: it may be the function. */
  private condition: { blocks: number; parentheses: number } | undefined;

  /** Whether the last token stands in a block. */
  get isOpen(): boolean {
    return this.blocks > 0;
  }

  note(text: string, { kind, start, end }: Token): void {
    if (kind === "comment") return;
    const isPlain = kind === "word" || kind === "symbol";
    const word = isPlain ? text.slice(start, Math.min(end, start + headLength)).toUpperCase() : "'";
    if (this.head) {
      this.head.push(word);
      this.hasBody = withBody.test(this.head.join(" "));
      if (this.hasBody || this.head.length === headLength) this.head = undefined;
    }
    if (this.hasBody) this.follow(word);
    this.before = this.before === "END" && ofEnd.test(word) ? `END ${word}` : word;
  }

  private follow(word: string): void {
    const { before, blocks, parentheses, condition } = this;
    if (word === "(") this.parentheses++;
    if (word === ")") this.parentheses--;
    const isHere = condition?.blocks === blocks && condition.parentheses === parentheses;
    if (before === "." || (before === "END" && ofEnd.test(word))) return;
    // The function has a parenthesis behind it.
    if (before === "REPEAT" && word !== "(") this.blocks++;
    if (word === "END") this.blocks = Math.max(0, blocks - 1);
    else if (word === "CASE") this.blocks++;
    else if (word === "THEN" && isHere) {
      this.blocks++;
      this.condition = undefined;
    } else if (isHere && /^(;|WHEN|ELSE)$/.test(word)) this.condition = undefined;
    else if (blocks > 0 && !beforeStatement.test(before)) return;
    else if (word === "IF") this.condition = { blocks, parentheses };
    // FOR EACH ROW stands before the block of a trigger.
    else if (opens.test(word) && (word !== "FOR" || blocks > 0 || before === "")) this.blocks++;
  }
}
