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

/** Functions whose value differs from row to row, so that adding a column with such a default writes every row anew. */
const volatile =
  /\b(random|random_normal|gen_random_uuid|uuid_generate_v\w+|uuidv4|uuidv7|clock_timestamp|timeofday|nextval|newid|newsequentialid|uuid|rand)\s*\(/i;

/** Whether a default is known to differ from row to row. `now()` does not: it is the same for all rows of a statement. */
export const isVolatile = (expression: string): boolean =>
  volatile.test(expression.replaceAll(/'(?:[^']|'')*'/g, "''"));
