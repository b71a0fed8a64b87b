/** Whether two SQL expressions are the same but for case, white space and outer parentheses. */
export const sameExpression = (a: string, b: string): boolean => bare(a) === bare(b);

/** Whether a condition is the other one and more: all that has to be true for that has to be true for it, as far as words tell. */
export const demandsAsMuch = (condition: string, other: string): boolean => notDemanded(condition, other).length === 0;

/** What another condition demands and this one does not, as far as words tell. */
export function notDemanded(condition: string, other: string): string[] {
  const own = conjuncts(condition);
  return conjuncts(other).filter((wanted) => !own.some((one) => one === wanted || isOneOfFewer(one, wanted)));
}

/** What has to be true all at once, each without parentheses around it. */
function conjuncts(condition: string): string[] {
  const text = unwrapped(condition);
  const [all, closes] = [[] as string[], closingParentheses(text)];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const end = closes[at] ?? -1;
    if (end > at) at = end;
    else if (text[at] === "'" || text[at] === '"') at = quoteEnd(text, at);
    else if (text.startsWith(" AND ", at)) {
      all.push(text.slice(start, at));
      start = at + 5;
    }
  }
  if (start === 0) return [text];
  return [...all, text.slice(start)].flatMap(conjuncts);
}

/** One of some values, or of one, as the engine prints IN. */
const list = /^(.+ = )ANY \(\(?ARRAY\[(.*?)\](?:\)::[\w. ]+\[\])?\)$/;
const single = /^(.+ = )('(?:[^']|'')*'(?:::[\w. ]+)?|-?\d+)$/;

/** Whether two are lists of values that one thing may have, and the first has no value that the other lacks. */
function isOneOfFewer(one: string, other: string): boolean {
  const [, subject, values = ""] = list.exec(one) ?? single.exec(one) ?? [];
  const [, otherSubject, others = ""] = list.exec(other) ?? [];
  if (subject === undefined || subject !== otherSubject) return false;
  const known = new Set(others.split(", ").map(castOnce));
  return values.split(", ").every((value) => known.has(castOnce(value)));
}

/** In a list of several, the engine casts each value to the type of the column first. */
const castOnce = (value: string): string => value.replace(/^\(('.*')::[\w. ]+\)(::[\w. ]+)$/, "$1$2");

const bare = (expression: string): string => unwrapped(expression).toLowerCase();

function unwrapped(expression: string): string {
  const text = expression.replaceAll(/\s+/g, " ").trim();
  const closes = closingParentheses(text);
  let [from, to] = [0, text.length];
  while (to > from && closes[from] === to - 1) {
    from++;
    to--;
    while (text[from] === " ") from++;
    while (to > from && text[to - 1] === " ") to--;
  }
  return text.slice(from, to);
}

/** Where each parenthesis closes, by where it opens; those in literals and quoted names are none. */
function closingParentheses(text: string): Int32Array {
  const closes = new Int32Array(text.length).fill(-1);
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign === "(") open.push(at);
    const opened = sign === ")" ? open.pop() : undefined;
    if (opened !== undefined) closes[opened] = at;
    if (sign === "'" || sign === '"') at = quoteEnd(text, at);
  }
  return closes;
}

function quoteEnd(text: string, at: number): number {
  const end = text.indexOf(text[at] ?? "", at + 1);
  return end < 0 ? text.length : end;
}
