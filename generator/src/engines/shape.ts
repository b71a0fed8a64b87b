/** Where a value is otherwise than it should be, and what was expected there. */
export type Misfit = { at: (string | number)[]; expected: string };

/**
 * What a value of JSON should be; undefined where it is just that. A crawl has rows by the thousand and is over in the blink of an
 * eye: to make schemas of zod for them, and to parse with those, took a tenth of it.
 */
export type Shape<T> = ((value: unknown) => Misfit | undefined) & { isOptional?: true; is?: T };
type Optional<T> = Shape<T> & { isOptional: true };

/** The type of what a shape describes. */
export type Is<S> = S extends Shape<infer T> ? T : never;

type OptionalKey<P> = { [K in keyof P]: P[K] extends Optional<unknown> ? K : never }[keyof P];
type Row<P> = { [K in Exclude<keyof P, OptionalKey<P>>]: Is<P[K]> } & { [K in OptionalKey<P>]?: Is<P[K]> };

const leaf = <T>(expected: string, is: (value: unknown) => boolean): Shape<T> => {
  const misfit = { at: [], expected };
  return (value) => (is(value) ? undefined : misfit);
};
const inside = (key: string | number, { at, expected }: Misfit): Misfit => ({ at: [key, ...at], expected });

export const text = leaf<string>("a text", (value) => typeof value === "string");
export const number = leaf<number>("a number", (value) => typeof value === "number");
export const flag = leaf<boolean>("true or false", (value) => typeof value === "boolean");
export const scalar = leaf<string | number | boolean>("a text, a number or true or false", (value) =>
  ["string", "number", "boolean"].includes(typeof value),
);
/** An object's id. JSON in PostgreSQL writes them as texts. */
export const oid = leaf<string>("an id", (value) => typeof value === "string");

export const oneOf = <const T extends string>(...values: T[]): Shape<T> =>
  leaf(`one of ${values.join(", ")}`, (value) => values.includes(value as T));

/** Something that a row may lack. */
export const optional = <T>(shape: Shape<T>): Optional<T> =>
  Object.assign((value: unknown) => shape(value), { isOptional: true as const });

export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value) =>
    value === null ? undefined : shape(value);

export const listOf =
  <T>(shape: Shape<T>): Shape<T[]> =>
  (value) => {
    if (!Array.isArray(value)) return { at: [], expected: "a list" };
    for (let at = 0; at < value.length; at++) {
      const misfit = shape(value[at]);
      if (misfit) return inside(at, misfit);
    }
    return undefined;
  };

/** A list with a value of each shape. */
export const tupleOf =
  <const S extends Shape<unknown>[]>(...shapes: S): Shape<{ [K in keyof S]: Is<S[K]> }> =>
  (value) => {
    if (!Array.isArray(value) || value.length !== shapes.length)
      return { at: [], expected: `a list of ${shapes.length}` };
    for (const [at, shape] of shapes.entries()) {
      const misfit = shape(value[at]);
      if (misfit) return inside(at, misfit);
    }
    return undefined;
  };

/** An object with a value of the same shape under each name. */
export const recordOf =
  <T>(shape: Shape<T>): Shape<Record<string, T>> =>
  (value) => {
    if (!isObject(value)) return notAnObject;
    for (const key in value) {
      const misfit = shape(value[key]);
      if (misfit) return inside(key, misfit);
    }
    return undefined;
  };

/** An object with these parts; what else it has is nobody's business. */
export function row<P extends Record<string, Shape<unknown>>>(parts: P): Shape<Row<P>> {
  const shapes = new Map(Object.entries(parts));
  const needed = [...shapes.keys()].filter((key) => !shapes.get(key)?.isOptional);
  return (value) => {
    if (!isObject(value)) return notAnObject;
    let found = 0;
    // Over what is there, which is much less than what may be.
    for (const key in value) {
      const shape = shapes.get(key);
      if (shape === undefined) continue;
      const misfit = shape(value[key]);
      if (misfit) return inside(key, misfit);
      if (!shape.isOptional) found++;
    }
    if (found === needed.length) return undefined;
    const missing = needed.find((key) => !Object.hasOwn(value, key)) ?? "";
    return { at: [missing], expected: "a value" };
  };
}

const notAnObject: Misfit = { at: [], expected: "an object" };
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
