import type { Reference } from "../model/common.ts";

const identifier = '"(?:[^"]|"")*"|[^".]+';
const qualified = new RegExp(`^(${identifier})\\.(${identifier})$`);

const unquote = (text: string) => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);

/** `"My Schema".state` → its parts; undefined for a name without a schema. */
function parseQualified(text: string): Reference | undefined {
  if (!text.includes(".")) return undefined;
  const [, schema, name] = qualified.exec(text) ?? [];
  return schema === undefined || name === undefined ? undefined : { schema: unquote(schema), name: unquote(name) };
}

/**
 * The type that a column, argument or result has, as the engine prints it with modifiers and brackets
 * (`public.order_state[]`, `SETOF shop.orders`); undefined for one of the engine's own.
 */
export const typeIn = (printed: string): Reference | undefined =>
  printed.includes(".")
    ? parseQualified(elementType(printed.replace(/^SETOF /i, "")).replace(/\([^()]*\)$/, ""))
    : undefined;

/** The type of which a type is an array, or the type itself: `integer[][3]` → `integer`. */
export function elementType(type: string): string {
  let end = type.length;
  for (let at = end - 1; type[at] === "]"; at = end - 1) {
    do at -= 1;
    while (/\d/.test(type[at] ?? ""));
    if (type[at] !== "[") break;
    end = at;
  }
  return type.slice(0, end);
}

/** The sequence that a default takes its value from: `nextval('public.orders_id_seq'::regclass)`. */
export function sequenceIn(defaultValue: string | undefined): Reference | undefined {
  const name = /^nextval\('((?:[^']|'')+)'::regclass\)$/.exec(defaultValue ?? "")?.[1];
  return name === undefined ? undefined : parseQualified(name.replaceAll("''", "'"));
}
