/** Elements that draw, and nothing else: none loads, links, moves or holds HTML. */
const drawing = new Set(
  `svg g defs symbol use switch title desc metadata style path rect circle ellipse line polyline polygon text tspan textPath image
  linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix feComponentTransfer feComposite
  feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`.split(
    /\s+/,
  ),
);

const ownNames = "http://www.w3.org/2000/svg";
/** Under another prefix, their elements would pass for those of a drawing program. */
const ofBrowsers = [ownNames, "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"];

const parts = {
  tag: /<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/y,
  text: /[^<]+/y,
  comment: /<!--(?!-?>)(?:(?!--)[\s\S])*-->/y,
  literal: /<!\[CDATA\[(?:(?!\]\]>)[\s\S])*\]\]>/y,
  doctype: /<!DOCTYPE\s+svg(?:\s+PUBLIC\s+"-\/\/W3C\/\/DTD SVG[^"<>]*"\s+"[^"<>]*")?\s*>/y,
};
const attributes = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
const prolog =
  /^\ufeff?<\?xml\s+version\s*=\s*["']1\.[01]["'](?:\s+encoding\s*=\s*["']utf-8["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>/i;

const mostBytes = 1_000_000;

/**
 * What in an SVG could do more than draw, in words; undefined where nothing could. Opened by its address, an SVG is a page of
 * the site, and its scripts are the site's. What is not known to be harmless is named, and so is what can't be read as a browser
 * would read it.
 */
export function activePart(content: Uint8Array): string | undefined {
  if (content.length > mostBytes) return "more than 1 MB";
  const whole = decoded(content);
  if (whole === undefined) return "text that is not UTF-8, or has control characters";
  const text = whole.replace(prolog, "");
  let style: string | undefined;
  for (let at = 0; at < text.length; ) {
    const { tag, word, all } = next(text, at);
    if (all === undefined)
      return `\`${text.slice(at, at + 20).replaceAll(/\s+/g, " ")}\`, which is no plain element, text or comment`;
    at += all.length;
    if (tag) {
      const name = tag.name.replace(/^svg:/, "");
      const active = activeElement(name) ?? activeAttribute(tag.attributes);
      if (active !== undefined) return active;
      if (style !== undefined && (name !== "style" || !tag.closes)) return "an element in a style";
      if (style !== undefined && loads(style)) return "a style that loads something";
      style = name === "style" && !tag.closes ? "" : undefined;
    } else if (word !== undefined) {
      if (unreadable(word)) return `the entity in \`${word.trim().slice(0, 20)}\``;
      if (style !== undefined) style += plain(word);
    } else if (style !== undefined && all.startsWith("<![")) style += all.slice("<![CDATA[".length, -"]]>".length);
  }
  return style === undefined ? undefined : "a style that does not end";
}

function decoded(content: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
    return /[^\P{Cc}\t\n\r]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

type Tag = { name: string; attributes: string; closes: boolean };
type Part = { all?: string; tag?: Tag; word?: string };

/** What begins here: a tag, text, or what is neither. */
function next(text: string, at: number): Part {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const tag = match(parts.tag);
  if (tag) {
    const [all, closing, name = "", attributes = ""] = tag;
    return { all, tag: { name, attributes, closes: closing === "/" || all.endsWith("/>") } };
  }
  const word = match(parts.text)?.[0];
  if (word !== undefined) return { all: word, word };
  const all = (match(parts.comment) ?? match(parts.literal) ?? match(parts.doctype))?.[0];
  return all === undefined ? {} : { all };
}

/** An element with a prefix is a drawing program's own, which browsers do not know. */
const activeElement = (name: string) => (name.includes(":") || drawing.has(name) ? undefined : `the element <${name}>`);

function activeAttribute(list: string): string | undefined {
  for (const [, name = "", double, single] of list.matchAll(attributes)) {
    const written = double ?? single ?? "";
    if (unreadable(written)) return `the entity in the attribute ${name}`;
    const value = plain(written);
    if (isActive(name, value)) return `the attribute ${name}`;
  }
  return undefined;
}

function isActive(name: string, value: string): boolean {
  if (name === "xmlns") return value !== ownNames;
  if (name === "xmlns:svg" && value === ownNames) return false;
  if (name.startsWith("xmlns:")) return ofBrowsers.includes(value.trim());
  if (/^on/i.test(name) || name === "xml:base") return true;
  if (/^(?:.*:)?(?:href|src)$/i.test(name)) return !/^(?:#|data:image\/(?:png|jpeg|gif|webp);base64,)/.test(value);
  return loads(value);
}

/** Whether a style may load anything; an escape may write any of it in other signs. */
const loads = (style: string) =>
  /\\|@import|@font-face|url\(\s*["']?\s*(?!["'\s#])|image(?:-set)?\(|src\(/i.test(style);

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const reference = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi;

const unreadable = (text: string) => text.replace(reference, "").includes("&");

const plain = (text: string) =>
  text.replace(reference, (_, decimal, hex, name: string | undefined) => {
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return name === undefined ? (code <= 0x10ffff ? String.fromCodePoint(code) : "\\") : (named[name] ?? "\\");
  });
