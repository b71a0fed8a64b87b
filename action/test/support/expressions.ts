/**
 * The value of an expression of GitHub Actions, as far as our files use them: paths, texts in quotes, calls without arguments, `==`,
 * `!=`, `&&`, `||` and brackets. `lookup` gives what a path or call stands for, and throws for one that it does not know.
 * https://docs.github.com/actions/reference/workflows-and-actions/expressions
 */
export function evaluate(expression: string, lookup: (path: string) => unknown): unknown {
  const tokens = expression.match(/'[^']*'|&&|\|\||==|!=|[()](?!\))|[\w.*-]+(?:\(\))?|\S/g) ?? [];
  let at = 0;
  const value = or();
  if (at < tokens.length) throw new Error(`the runner of this test can't read: ${expression}`);
  return value;

  function or(): unknown {
    let left = and();
    while (tokens[at] === "||") {
      at++;
      const right = and();
      left = left || right;
    }
    return left;
  }
  function and(): unknown {
    let left = comparison();
    while (tokens[at] === "&&") {
      at++;
      const right = comparison();
      left = left && right;
    }
    return left;
  }
  function comparison(): unknown {
    const left = operand();
    const sign = tokens[at];
    if (sign !== "==" && sign !== "!=") return left;
    at++;
    return (String(left ?? "") === String(operand() ?? "")) === (sign === "==");
  }
  function operand(): unknown {
    const token = tokens[at++] ?? "";
    if (token === "(") {
      const inner = or();
      if (tokens[at++] !== ")") throw new Error(`a bracket is not closed: ${expression}`);
      return inner;
    }
    return token.startsWith("'") ? token.slice(1, -1) : lookup(token);
  }
}

/** A text with the values of its expressions. */
export const filled = (text: unknown, lookup: (path: string) => unknown): string =>
  String(text).replace(/\$\{\{ (.+?) \}\}/g, (_, expression) => String(evaluate(expression, lookup) ?? ""));
