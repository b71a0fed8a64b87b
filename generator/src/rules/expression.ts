/** Whether two SQL expressions are the same but for case, white space and outer parentheses. */
export const sameExpression = (a: string, b: string): boolean => bare(a) === bare(b);

function bare(expression: string): string {
  let text = expression.replaceAll(/\s+/g, " ").trim();
  while (text.startsWith("(") && text.endsWith(")") && closesAtEnd(text)) text = text.slice(1, -1).trim();
  return text.toLowerCase();
}

function closesAtEnd(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length - 1; index++) {
    if (text[index] === "(") depth++;
    if (text[index] === ")") depth--;
    if (depth === 0) return false;
  }
  return true;
}

/** Functions whose value differs from row to row, so that adding a column with such a default writes every row anew. */
const volatile =
  /\b(random|random_normal|gen_random_uuid|uuid_generate_v\w+|uuidv4|uuidv7|clock_timestamp|timeofday|nextval|newid|newsequentialid|uuid|rand)\s*\(/i;

/** Whether a default is known to differ from row to row. `now()` does not: it is the same for all rows of a statement. */
export const isVolatile = (expression: string): boolean =>
  volatile.test(expression.replaceAll(/'(?:[^']|'')*'/g, "''"));
