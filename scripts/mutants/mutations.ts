// What can be done wrong in a source file: every small edit that a test should notice.
import ts from "typescript";

/** `text` instead of what stands from `start` to `end`; `was` is that, `context` the whole line, for people to read. */
export type Mutant = { line: number; start: number; end: number; text: string; was: string; context: string };

const { SyntaxKind: K } = ts;
const operators = new Map<ts.SyntaxKind, string[]>([
  [K.AmpersandAmpersandToken, ["||"]],
  [K.BarBarToken, ["&&"]],
  [K.EqualsEqualsEqualsToken, ["!=="]],
  [K.ExclamationEqualsEqualsToken, ["==="]],
  [K.LessThanToken, ["<=", ">="]],
  [K.LessThanEqualsToken, ["<", ">"]],
  [K.GreaterThanToken, [">=", "<="]],
  [K.GreaterThanEqualsToken, [">", "<"]],
  [K.PlusToken, ["-"]],
  [K.MinusToken, ["+"]],
  [K.AsteriskToken, ["/"]],
]);
const calls = new Map([
  ["some", "every"],
  ["every", "some"],
  ["min", "max"],
  ["max", "min"],
]);
/** Calls that give a list again, and can be left out. */
const passing = new Set([
  "filter",
  "sort",
  "toSorted",
  "map",
  "flatMap",
  "reverse",
  "trim",
  "toLowerCase",
  "replaceAll",
]);

const isBoolean = ({ kind }: ts.Node) => kind === K.TrueKeyword || kind === K.FalseKeyword;

/** All mutants of a file, in the order of its lines. Types, imports and names of properties are left alone. */
export function mutantsOf(source: string): Mutant[] {
  const file = ts.createSourceFile("x.ts", source, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Mutant>();

  function replace(node: { start: number; end: number }, text: string): void {
    const { start, end } = node;
    const was = source.slice(start, end);
    const line = file.getLineAndCharacterOfPosition(start).line;
    const context = source.split("\n")[line]?.trim() ?? "";
    if (text !== was) found.set(`${start} ${end} ${text}`, { line: line + 1, start, end, text, was, context });
  }
  const span = (node: ts.Node) => ({ start: node.getStart(file), end: node.getEnd() });
  const negate = (node: ts.Expression) => replace(span(node), `!(${node.getText(file)})`);

  /** A member of a list with the comma that belongs to it. */
  function drop(list: ts.NodeArray<ts.Node>, index: number): void {
    const [node, next, previous] = [list[index]!, list[index + 1], list[index - 1]];
    const start = next || !previous ? node.getStart(file) : previous.getEnd();
    replace({ start, end: next ? next.getStart(file) : node.getEnd() }, "");
  }

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) binary(node);
    if (ts.isIfStatement(node) || ts.isWhileStatement(node)) negate(node.expression);
    if (ts.isConditionalExpression(node) || (ts.isForStatement(node) && node.condition)) negate(node.condition!);
    if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken) {
      replace(span(node), `(${node.operand.getText(file)})`);
    }
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node))
      words(node);
    if (ts.isRegularExpressionLiteral(node)) replace(span(node), "/(?!)/g");
    if (ts.isNumericLiteral(node)) for (const by of [1, -1]) replace(span(node), String(Number(node.text) + by));
    if (node.kind === K.TrueKeyword) replace(span(node), "false");
    if (node.kind === K.FalseKeyword) replace(span(node), "true");
    if (ts.isArrayLiteralExpression(node)) for (const index of node.elements.keys()) drop(node.elements, index);
    if (ts.isObjectLiteralExpression(node)) {
      for (const [index, property] of node.properties.entries())
        if (!ts.isMethodDeclaration(property)) drop(node.properties, index);
    }
    if (ts.isExpressionStatement(node) || ts.isContinueStatement(node) || ts.isThrowStatement(node))
      replace(span(node), ";");
    // In a condition nothing is the same as false: a boolean is only turned into the other.
    if (ts.isReturnStatement(node) && node.expression && !isBoolean(node.expression))
      replace(span(node), "return undefined;");
    if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) replace(span(node.body), "undefined");
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) call(node.expression, node);
    ts.forEachChild(node, visit);
  }

  function binary({ left, operatorToken, right }: ts.BinaryExpression): void {
    for (const other of operators.get(operatorToken.kind) ?? []) replace(span(operatorToken), other);
    if (operatorToken.kind !== K.QuestionQuestionToken) return;
    replace({ start: left.getEnd(), end: right.getEnd() }, "");
    replace({ start: left.getStart(file), end: right.getStart(file) }, "");
  }

  function call({ expression, name }: ts.PropertyAccessExpression, node: ts.CallExpression): void {
    const other = calls.get(name.text);
    if (other) replace(span(name), other);
    if (passing.has(name.text)) replace({ start: expression.getEnd(), end: node.getEnd() }, "");
  }

  /** A sentence becomes another one, so that a test of its form alone does not notice. */
  function words(node: ts.StringLiteral | ts.TemplateLiteral): void {
    const isName = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
    const isSentence = /\.["`]$/.test(node.getText(file));
    const sentence = ts.isPropertyAssignment(node.parent) ? "nothing" : "Do nothing.";
    if (!isName) replace(span(node), isSentence ? `"${sentence}"` : '""');
  }

  visit(file);
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
