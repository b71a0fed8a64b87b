import { type Identity, objectName } from "../../core/canonical/index.ts";
import { shownName } from "../../core/masking/index.ts";
import { objectName as qualified } from "../../core/names/names.ts";
import { nearest } from "../../core/names/nearest.ts";
import { SchemalogError } from "../../errors.ts";

/** The names that a person may call an object by, without its schema. */
const shortNames = ({ name, signature }: Identity): string[] =>
  signature === undefined ? [name] : [name, objectName({ name, signature })];

/** The same with its schema, as it is or as SQL would quote it. */
const fullNames = (object: Identity): string[] =>
  shortNames(object).flatMap((name) => [`${object.schema}.${name}`, qualified({ ...object, name })]);

/** What is meant where a table and something else have one name. */
const first = ["table", "foreign table", "collection", "view", "materialized view"];
const rank = ({ kind }: Identity) => (first.includes(kind) ? 0 : 1);

/**
 * The object that a person calls `text`: `schema.name`, or `name` alone where only one has it or it is in the default
 * schema; a routine with its signature where there are several. Undefined when there is none; throws SchemalogError (2)
 * when it may be several.
 */
export function findObject(text: string, objects: Identity[], defaultSchema: string): Identity | undefined {
  const full = objects.filter((object) => fullNames(object).includes(text));
  const short = objects.filter((object) => shortNames(object).includes(text));
  const inDefault = short.filter(({ schema }) => schema === defaultSchema);
  const meant = [full, inDefault, short].find((list) => list.length > 0) ?? [];
  const best = meant.filter((object) => rank(object) === Math.min(...meant.map(rank)));
  if (best.length <= 1) return best[0];
  throw new SchemalogError(`\`${text}\` is ambiguous`, {
    exitCode: 2,
    hint: `Choose one: ${best.map((object) => qualified({ ...object, name: objectName(object) })).join(", ")}`,
  });
}

/** The error for a name that nothing has, with the nearest one that something has. */
export function unknownObject(text: string, objects: Identity[]): SchemalogError {
  const names = objects.flatMap((object) => [fullNames(object)[0] ?? "", ...shortNames(object)]);
  const near = nearest(text, names);
  return new SchemalogError(`there is no \`${shownName(text)}\` in the committed snapshots`, {
    exitCode: 2,
    hint:
      near === undefined
        ? "Write it as `schema.name`, and check that its snapshot is committed."
        : `Did you mean \`${near}\`?`,
  });
}
