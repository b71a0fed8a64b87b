const breaks = /\r\n|[\r\n\u2028\u2029]/g;
/** What no text should show, and some terminals and hosts act on: control characters, and those that turn the reading direction. */
const invisible = /(?![\t\n\r])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Text as it is, with a sign for what no text should show. */
export const visible = (text: string): string => text.replace(invisible, "\ufffd");
/** Text in which nothing could be read as markup. */
const harmless = /^[A-Za-z0-9](?:[A-Za-z0-9 ,;"'/?%=^]|\.(?= |$))*$/;

/**
 * Text as it is, on one line of GitHub Flavored Markdown: in a paragraph, a heading, a link's text or a cell of a table. No
 * markup, HTML, link, @mention, #reference, :emoji:, $formula$ or Liquid (on GitHub Pages) comes from it; a line break
 * becomes `<br>`.
 */
export function escapeMarkdown(text: string): string {
  if (harmless.test(text) && !text.endsWith(" ")) return text;
  return withShortEnds(visible(text))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/_+|[\\`*{}[\]()#!|~]/g, escapeMark)
    .replace(/^(\s*)([-+])/, "$1\\$2")
    .replaceAll("\\{%", "&#123;%")
    .replace(/^( ?\d+)([.)])/, "$1\\$2")
    .replace(/@(?=\w)/g, "@<!-- -->")
    .replace(/(\\#|\bGH-)(?=\d)/gi, "$1<!-- -->")
    .replace(/:(?=([\w+-]+):)/g, (colon, name: string) => (emoji.test(name) ? ":<!-- -->" : colon))
    .replace(/:\/\//g, ":<!-- -->//")
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}<!-- -->.`)
    .replace(/\$/g, isFormula(text) ? "<span>$</span>" : "$")
    .replace(/\\\\(?=\(|\\\[|begin\\\{)/g, "<span>\\\\</span>")
    .replace(breaks, "<br>");
}

/** Whether a dollar sign may open or close a formula: with another one, or beside a code span (GitLab). */
const isFormula = (text: string) => text.split("$").length > 2 || text.startsWith("$") || text.endsWith("$");

/** The name of an emoji between colons; `12:30:15` is a time. */
const emoji = /[a-z+-]|^(?:100|1234)$/i;

/** White space at either end as one space. */
function withShortEnds(text: string): string {
  const start = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  const end = endWithout(text, " \t");
  if (end <= start) return text === "" ? "" : " ";
  return `${start > 0 ? " " : ""}${text.slice(start, end)}${end < text.length ? " " : ""}`;
}

/** The length of a text without the signs at its end that are among these. A pattern would begin anew at each of them. */
function endWithout(text: string, signs: string): number {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1] ?? "")) end -= 1;
  return end;
}

/** A backslash only where the mark could mean something: names with underscores and hyphens stay readable. */
function escapeMark(mark: string, index: number, text: string): string {
  const inWord = /[a-z0-9]/i.test(text[index - 1] ?? "") && /[a-z0-9]/i.test(text[index + mark.length] ?? "");
  if (mark.startsWith("_")) return inWord ? mark : mark.replaceAll("_", "\\_");
  return "()".includes(mark) && text[index - 1] !== "]" ? mark : `\\${mark}`;
}

/**
 * Text as code, in a paragraph or a cell of a table. Between backticks where it can be; what would end a cell or a span,
 * or be read as Liquid, is written as an HTML `<code>` with entities.
 */
export function codeSpan(text: string): string {
  if (/^[\w.:()-]+$/.test(text)) return `\`${text}\``;
  const plain = visible(text);
  if (plain !== "" && !/[`|]|\{[{%]|^\s|\s$/.test(plain) && plain.search(breaks) < 0) return `\`${plain}\``;
  return `<code>${escapeMarkdown(plain).replaceAll("\\|", "&#124;").replaceAll("\\`", "&#96;")}</code>`;
}

/**
 * Text as a block of code; `language` is ours, never from a database. A fence is longer than any in the text. There is no
 * escape in a fence: what Liquid would read there (GitHub Pages puts every page through it) is an HTML block with entities.
 */
export function codeBlock(text: string, language = ""): string {
  const lines = visible(text.replace(breaks, "\n"));
  const body = lines.slice(0, endWithout(lines, "\n"));
  if (/\{[{%]/.test(body)) return `<pre><code>${body.replace(/[&<>]|\{(?=[{%])/g, entityOf)}\n</code></pre>`;
  let longest = 2;
  for (const [run] of body.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${body}\n${fence}`;
}

const entityOf = (mark: string) => `&#${mark.charCodeAt(0)};`;

/** What closes a block of code that was cut off; empty where none is open. */
export function closingOf(markdown: string): string {
  let open = "";
  for (const line of markdown.split("\n")) {
    if (open === "") open = /^`{3,}/.exec(line)?.[0] ?? (line.startsWith("<pre><code>") ? closingTags : "");
    else if (line === open) open = "";
  }
  return open;
}

const closingTags = "</code></pre>";

/** A part that opens when it is clicked; the summary is ours, the body Markdown. */
export const folded = (summary: string, body: string): string =>
  `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;

/** A path as a link's target in Markdown, or in an address: every part of the path encoded, also what would end the link. */
export const linkTarget = (path: string): string =>
  /^[\w/.-]*$/.test(path)
    ? path
    : path
        .split("/")
        .map((part) =>
          encodeURIComponent(part.toWellFormed()).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`),
        )
        .join("/");
