import type { DefaultPrivilege } from "../model/database.ts";
import { sqlName } from "./names.ts";

/** What tells default privileges from others: `tables in shop`, `routines created by app`. */
export const defaultPrivilegeName = ({
  objects,
  schema,
  creator,
}: Pick<DefaultPrivilege, "objects" | "schema" | "creator">): string =>
  [
    objects,
    ...(schema === undefined ? [] : [`in ${sqlName(schema)}`]),
    ...(creator === undefined ? [] : [`created by ${sqlName(creator)}`]),
  ].join(" ");
