/** Literals of SQL that an expression puts together: `'pass' || 'word'`. */
export type Joined = {
  /** What stands before them, as far as it may say what they are. */
  before: string;
  split: string;
  /** The one literal that they make. */
  whole: string;
};

const joint = /(?:::\w{1,20})?(\))?\s{0,40}\|\|\s{0,40}(?=')/y;
const quoteOrRemark = /'|--[^\n]*/g;

/** A text in which literals that are put together are what `instead` makes of them; where that is nothing, they stay. */
export function replaceJoined(text: string, instead: (joined: Joined) => string | undefined): string {
  let shown = "";
  let copied = 0;
  quoteOrRemark.lastIndex = 0;
  for (let found = quoteOrRemark.exec(text); found; found = quoteOrRemark.exec(text)) {
    if (found[0] !== "'") continue;
    const { parts, brackets, end } = runAt(text, found.index, copied);
    quoteOrRemark.lastIndex = end;
    if (parts.length < 2) continue;
    const start = found.index - brackets;
    const run = { split: text.slice(start, end), whole: `'${parts.join("")}'` };
    const made = instead({ before: text.slice(Math.max(copied, start - 80), start), ...run });
    if (made === undefined) continue;
    shown += text.slice(copied, start) + made;
    copied = end;
  }
  return shown + text.slice(copied);
}

/** The literals from a quote on; PostgreSQL prints brackets around each two (`(('a' || 'b') || 'c')`), which go with them. */
function runAt(text: string, start: number, from: number): { parts: string[]; brackets: number; end: number } {
  const parts: string[] = [];
  let brackets = 0;
  for (let at = start; ; ) {
    const close = closingQuote(text, at + 1);
    parts.push(text.slice(at + 1, close));
    joint.lastIndex = close + 1;
    const [, bracket] = joint.exec(text) ?? [];
    const next = joint.lastIndex;
    const before = start - brackets - 1;
    if (next === 0 || (bracket && (before < from || text[before] !== "("))) return { parts, brackets, end: close + 1 };
    if (bracket) brackets++;
    at = next;
  }
}

/** Where the literal ends whose text begins here; two quotes are one of its text. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf("'", from);
  while (at >= 0 && text[at + 1] === "'") at = text.indexOf("'", at + 2);
  return at < 0 ? text.length : at;
}
