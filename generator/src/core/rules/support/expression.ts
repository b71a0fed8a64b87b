/** Whether two SQL expressions are the same but for case, white space and outer parentheses. */
export const sameExpression = (a: string, b: string): boolean => bare(a) === bare(b);

function bare(expression: string): string {
  const text = expression.replaceAll(/\s+/g, " ").trim();
  const closes = closingParentheses(text);
  let [from, to] = [0, text.length];
  while (to > from && closes[from] === to - 1) {
    from++;
    to--;
    while (text[from] === " ") from++;
    while (to > from && text[to - 1] === " ") to--;
  }
  return text.slice(from, to).toLowerCase();
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
    if (sign === "'" || sign === '"') {
      const end = text.indexOf(sign, at + 1);
      at = end < 0 ? text.length : end;
    }
  }
  return closes;
}
