import type { Link, Places } from "schemalog";
import { escapeHtml, type Html } from "./html.ts";

const quoted = "&quot;(?:(?!&quot;)[^<>]|&quot;&quot;){1,200}&quot;";
/** In the quotes of MySQL and MariaDB, or the brackets of SQL Server. */
const inOwnQuotes = "`(?:[^`<>]|``){1,200}`|\\[(?:[^\\]<>]|\\]\\]){1,200}\\]";
const part = `(?:${quoted}|${inOwnQuotes}|[\\p{L}_][\\p{L}\\p{N}_$]*)`;
/** `shop.orders`, `shop.orders.status`, `shop.f(integer, text)`, in markup, and as SQL writes names. */
const name = new RegExp(
  `(?<![\\p{L}\\p{N}_$.&;#/-])${part}(?:\\.${part}){1,2}(?:\\([^()<>]*\\))?(?![\\p{L}\\p{N}_$/])`,
  "gu",
);

/** Markup of ours in which the names of what is still there lead to their pages. */
export function withMentions({ markup }: Html, places: Places, urlOf: (link: Link) => string): Html {
  let inLink = false;
  const linked = markup.split(/(<[^<>]*>)/).map((piece, index) => {
    if (index % 2 === 0) return inLink ? piece : piece.replace(name, mention);
    if (/^<a /.test(piece)) inLink = true;
    if (piece === "</a>") inLink = false;
    return piece;
  });
  return { markup: linked.join("") };

  function mention(found: string): string {
    const whole = linkOf(found);
    if (whole) return whole;
    // A column that is gone: its table, which is still there. Of what is no routine, not what follows in brackets.
    const start = new RegExp(`^${part}\\.${part}(?:\\.${part})?`, "u").exec(found)?.[0] ?? found;
    const link = linkOf(start);
    return link === undefined ? found : link + found.slice(start.length);
  }

  function linkOf(found: string): string | undefined {
    const plain = found
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
    const parts = [
      ...plain.matchAll(/("(?:[^"]|"")*"|`(?:[^`]|``)*`|\[(?:[^\]]|\]\])*\]|[^."(`[]+)(\(.*\)$)?(?:\.|$)/gs),
    ].map(([, each = "", signature = ""]) => (signature === "" ? each : each + signature));
    const link = places.named(parts);
    return link && `<a href="${escapeHtml(urlOf(link))}">${found}</a>`;
  }
}
