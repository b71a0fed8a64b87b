// Writes the variables of templates into generator/docs/templates.md, from the types of a page; `--check` fails when they are stale.
import { readFileSync, writeFileSync } from "node:fs";
import ts from "typescript";

const page = "generator/docs/templates.md";
const source = "generator/src/core/docs/page.ts";

const file = ts.createSourceFile(source, readFileSync(source, "utf8"), ts.ScriptTarget.Latest, true);
const types = file.statements.filter(ts.isTypeAliasDeclaration);
const own = new Set(types.map(({ name }) => name.text));

const commentOf = (node: ts.Node) =>
  ts
    .getJSDocCommentsAndTags(node)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
    .join(" ")
    .replace(/\s+/g, " ");

const typeOf = (node: ts.TypeNode | undefined) =>
  (node?.getText() ?? "")
    .replace(/ \| undefined$/, "")
    .replace(/\s+/g, " ")
    .replaceAll("|", "\\|");

/** The type as code, which leads to the type on the page that it names. */
function typeCell(node: ts.TypeNode | undefined): string {
  const text = typeOf(node);
  const name = text.match(/\w+/g)?.find((word) => own.has(word));
  return name === undefined ? `\`${text}\`` : `[\`${text}\`](#${name.toLowerCase()})`;
}

function sectionOf(type: ts.TypeAliasDeclaration): string {
  const head = [`### ${type.name.text}`, ...[commentOf(type)].filter(Boolean)];
  if (!ts.isTypeLiteralNode(type.type)) return [...head, typeCell(type.type).replaceAll("\\|", "|")].join("\n\n");
  const rows = type.type.members
    .filter(ts.isPropertySignature)
    .map(
      (member) =>
        `| \`${member.name.getText()}${member.questionToken ? "?" : ""}\` | ${typeCell(member.type)} | ${commentOf(member)} |`,
    );
  return [...head, ["| variable | type | what it is |", "| --- | --- | --- |", ...rows].join("\n")].join("\n\n");
}

const before = readFileSync(page, "utf8");
const after = before.replace(/(<!-- from \S+ -->\n)[\s\S]*(<!-- end -->)/, (_, start, end) => {
  const order = ["ConnectionPage", "SchemaPage", "ObjectPage"];
  const first = order.flatMap((name) => types.filter((type) => type.name.text === name));
  const sections = [...first, ...types.filter((type) => !first.includes(type))].map(sectionOf);
  return `${start}\n${sections.join("\n\n")}\n\n${end}`;
});

if (after !== before && process.argv.includes("--check")) {
  console.error(`${page} is stale: npm run schemas`);
  process.exitCode = 1;
} else if (after !== before) {
  writeFileSync(page, after);
  console.log(`wrote ${page}`);
}
