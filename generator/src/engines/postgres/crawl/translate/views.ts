import type { View } from "../../../../core/model/view.ts";
import type { RelationRow } from "../queries/relations.ts";
import type { Catalog } from "./catalog.ts";
import { translateColumns } from "./columns.ts";
import { dependenciesOf } from "./dependencies.ts";
import { translateIndexes } from "./indexes.ts";
import { optionsOf, translateOwned } from "./shared.ts";
import { translateStatistics } from "./statistics.ts";
import { translateRules, translateTriggers } from "./triggers.ts";

const checkOptionPrefix = "check_option=";

/** A view or materialized view. */
export function translateView(catalog: Catalog, row: RelationRow): View {
  const checkOption = row.storage
    ?.find((option) => option.startsWith(checkOptionPrefix))
    ?.slice(checkOptionPrefix.length);
  const options = optionsOf({
    storage: row.storage?.filter((option) => !option.startsWith(checkOptionPrefix)),
    accessMethod: row.access_method,
  });
  return {
    kind: row.kind === "m" ? "materialized view" : "view",
    schema: row.schema,
    name: row.name,
    ...(row.comment !== undefined && { comment: row.comment }),
    columns: translateColumns(catalog, row.oid),
    definition: row.definition ?? "",
    dependsOn: dependenciesOf(catalog, "pg_class", row.oid),
    ...(checkOption === "local" || checkOption === "cascaded" ? { checkOption } : {}),
    indexes: translateIndexes(catalog, row.oid),
    ...translateStatistics(catalog, row),
    triggers: translateTriggers(catalog, row.oid),
    rules: translateRules(catalog, row.oid),
    ...(options && { options }),
    ...translateOwned(row),
  };
}
