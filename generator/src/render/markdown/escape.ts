const breaks = /\r\n|[\r\n\u2028\u2029]/g;
/** What no text should show, and some terminals and hosts act on: control characters, and those that turn the reading direction. */
const invisible = /(?![\t\n\r])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Text in which nothing could be read as markup. */
const harmless = /^[A-Za-z0-9](?:[A-Za-z0-9 ,;"'/?%=^]|\.(?= |$))*$/;

/**
 * Text as it is, on one line of GitHub Flavored Markdown: in a paragraph, a heading, a link's text or a cell of a table. No
 * markup, HTML, link, @mention, #reference, :emoji:, $formula$ or Liquid (on GitHub Pages) comes from it; a line break
 * becomes `<br>`.
 */
export function escapeMarkdown(text: string): string {
  if (harmless.test(text) && !text.endsWith(" ")) return text;
  return text
    .replace(invisible, "\ufffd")
    .replace(/^[ \t]+|[ \t]+$/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/_+|[\\`*{}[\]()#+!|~-]/g, escapeMark)
    .replaceAll("\\{%", "&#123;%")
    .replace(/^( ?\d+)([.)])/, "$1\\$2")
    .replace(/@(?=\w)/g, "@<!-- -->")
    .replace(/(\\#|\bGH-)(?=\d)/gi, "$1<!-- -->")
    .replace(/:(?=[\w+-]*[a-z+-][\w+-]*:|100:|1234:)/gi, ":<!-- -->")
    .replace(/:\/\//g, ":<!-- -->//")
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}<!-- -->.`)
    .replace(/\$/g, text.split("$").length > 2 ? "<span>$</span>" : "$")
    .replace(breaks, "<br>");
}

/** A backslash only where the mark could mean something: names with underscores and hyphens stay readable. */
function escapeMark(mark: string, index: number, text: string): string {
  const inWord = /[a-z0-9]/i.test(text[index - 1] ?? "") && /[a-z0-9]/i.test(text[index + mark.length] ?? "");
  if (mark.startsWith("_")) return inWord ? mark : mark.replaceAll("_", "\\_");
  if (mark === "-" && inWord) return mark;
  if ((mark === "-" || mark === "+") && text.slice(0, index).trim() !== "") return mark;
  return "()".includes(mark) && text[index - 1] !== "]" ? mark : `\\${mark}`;
}

/**
 * Text as code, in a paragraph or a cell of a table. Between backticks where it can be; what would end a cell or a span,
 * or be read as Liquid, is written as an HTML `<code>` with entities.
 */
export function codeSpan(text: string): string {
  const plain = text.replace(invisible, "\ufffd");
  if (plain !== "" && !/[`|]|\{[{%]|^\s|\s$/.test(plain) && plain.search(breaks) < 0) return `\`${plain}\``;
  return `<code>${escapeMarkdown(plain).replaceAll("\\|", "&#124;").replaceAll("\\`", "&#96;")}</code>`;
}

/** Text as a fenced block of code; the fence is longer than any in the text. `language` is ours, never from a database. */
export function codeBlock(text: string, language = ""): string {
  let longest = 2;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(breaks, "\n").replace(invisible, "\ufffd").replace(/\n+$/, "")}\n${fence}`;
}

/** A part that opens when it is clicked; the summary is ours, the body Markdown. */
export const folded = (summary: string, body: string): string =>
  `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;

/** A relative link's target in Markdown: every part of the path encoded, also what would end the link. */
export const linkTarget = (path: string): string =>
  path
    .split("/")
    .map((part) =>
      encodeURIComponent(part.toWellFormed()).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`),
    )
    .join("/");
