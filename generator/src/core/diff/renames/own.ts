import type { Reference } from "../../model/common.ts";
import type { Database } from "../../model/database.ts";
import { isTable } from "../../names/kinds.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Rename, RenamedChange } from "./rename.ts";

type Context = { renames: Rename[]; dictionary: Dictionary; after: Database };

/** Whether a thing is not only called otherwise because of what it belongs to, or takes. */
export function isOwn(
  { target, from, before, after: now }: RenamedChange,
  { renames, dictionary, after }: Context,
): boolean {
  const [old, is] = [before, now] as [Reference, Reference];
  const isMoved = target.schema !== undefined && target.schema !== dictionary.schema(from.schema ?? "");
  if (target.kind === "routine") return isMoved || old.name !== is.name;
  if (target.kind === "partition") return dictionary.schema(old.schema) !== is.schema || old.name !== is.name;
  if (target.kind !== "sequence" || from.name !== target.name) return true;
  const owner = after.objects.find(
    (object) =>
      isTable(object) &&
      object.columns.some(({ sequence }) => sequence?.schema === is.schema && sequence.name === is.name),
  );
  const moved =
    owner && renames.find(({ to }) => to.kind === owner.kind && to.schema === owner.schema && to.name === owner.name);
  return moved?.from.schema !== from.schema || moved?.to.schema !== target.schema;
}
