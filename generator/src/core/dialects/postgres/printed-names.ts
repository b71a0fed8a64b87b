import type { Reference } from "../../model/common.ts";

const identifier = '"(?:[^"]|"")*"|[^".]+';
const qualified = new RegExp(`^(${identifier})\\.(${identifier})$`);

const unquote = (text: string) => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);

/** `"My Schema".state` → its parts; undefined for a name without a schema. */
export function parseQualified(text: string): Reference | undefined {
  if (!text.includes(".")) return undefined;
  const [, schema, name] = qualified.exec(text) ?? [];
  return schema === undefined || name === undefined ? undefined : { schema: unquote(schema), name: unquote(name) };
}

/** A type without what a column, argument or result adds: `SETOF public.mood[][3]` → `public.mood`. */
export function elementType(printed: string): string {
  const type = printed.replace(/^SETOF /i, "");
  let end = type.length;
  for (let at = end - 1; type[at] === "]"; at = end - 1) {
    do at -= 1;
    while (/\d/.test(type[at] ?? ""));
    if (type[at] !== "[") break;
    end = at;
  }
  return type.slice(0, end).replace(/\([^()]*\)$/, "");
}

/** The sequence that a default takes its value from: `nextval('public.orders_id_seq'::regclass)`. */
export function sequenceIn(value: string): Reference | undefined {
  const name = /^nextval\('((?:[^']|'')+)'::regclass\)$/.exec(value)?.[1];
  return name === undefined ? undefined : parseQualified(name.replaceAll("''", "'"));
}

/** A string or name, which may hold anything, or a cast to a type as the server prints it. */
const cast =
  /('(?:[^']|'')*'|"(?:[^"]|"")*")|::(?:"(?:[^"]|"")*"|[\w.]+)(?:\."[^"]*")?(?: varying| precision| with(?:out)? time zone)?(?:\(\d+(?:,\d+)?\))?(?: with(?:out)? time zone)?(?:\[\])*|[()]/g;

export const withoutCasts = (expression: string): string =>
  expression.replaceAll(cast, (_, kept: string | undefined) => kept ?? "");
