/** Markup that is safe to put into a page. */
export type Html = { readonly markup: string };

type Value = Html | Html[] | string | number | undefined | false;

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for the content of an element or for an attribute in quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => entities[mark] ?? mark).replace(/(?![\t\n\r])\p{Cc}/gu, "\ufffd");

/** A template whose every value is escaped, unless it is markup of this function itself. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return { markup: strings.reduce((text, part, index) => text + markupOf(values[index - 1]) + part) };
}

function markupOf(value: Value): string {
  if (value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map(({ markup }) => markup).join("");
  return typeof value === "object" ? value.markup : escapeHtml(String(value));
}
