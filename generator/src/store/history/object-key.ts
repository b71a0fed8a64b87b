import { folderOf, type Identity, objectName } from "../../core/canonical/index.ts";
import type { Target } from "../../core/model/change.ts";
import type { ObjectKind } from "../../core/model/database.ts";

/** What a change is about, or the object that it is a part of. A routine's name is its name and signature. */
export type ObjectKey = { kind: string; schema?: string | undefined; name: string };

export const objectOf = ({ kind, schema, name, parent }: Target): ObjectKey => ({
  kind: parent?.kind ?? kind,
  schema,
  name: parent?.name ?? name,
});

export const sameObject = (key: ObjectKey, object: Identity): boolean =>
  key.kind === object.kind && key.schema === object.schema && key.name === objectName(object);

const isKind = (kind: string): kind is ObjectKind => kind in folderOf;

/** The object of a schema that a target is; undefined for all else. Routines are never renamed, so they have no place here. */
export function identityOf({ kind, schema, name }: Target): Identity | undefined {
  return isKind(kind) && kind !== "routine" && schema !== undefined ? { kind, schema, name } : undefined;
}

/** One text for one object, for use as a key. */
export const keyText = ({ kind, schema, name }: ObjectKey): string => JSON.stringify([schema, kind, name]);
