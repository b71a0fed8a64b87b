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
    ? parseQualified(
        printed
          .replace(/^SETOF /i, "")
          .replace(/(\[\d*\])+$/, "")
          .replace(/\([^()]*\)$/, ""),
      )
    : undefined;

/** The sequence that a default takes its value from: `nextval('public.orders_id_seq'::regclass)`. */
export function sequenceIn(defaultValue: string | undefined): Reference | undefined {
  const name = /^nextval\('((?:[^']|'')+)'::regclass\)$/.exec(defaultValue ?? "")?.[1];
  return name === undefined ? undefined : parseQualified(name.replaceAll("''", "'"));
}
