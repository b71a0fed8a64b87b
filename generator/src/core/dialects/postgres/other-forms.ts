const calls =
  /\b(?:date_part|timezone|btrim|ltrim|rtrim|is_normalized|pg_collation_for)\(|"(?:substring|position|overlay|normalize|overlaps|xmlexists)"\(/;
const renamedTable = /^\s*(?:SELECT|WITH)\b.*\b(?:old|new)_1\b/s;

/**
 * What a server of `version` prints in its own way, where nothing tells which of the ways of newer servers it is: calls that SQL has words
 * for (get_func_sql_syntax() in ruleutils.c is there since 14), and a view's tables until 15, which has OLD and NEW beside them.
 */
export function otherForm(sql: string, version: number): string | undefined {
  const has = (form: RegExp) => form.test(sql) && form.test(sql.replaceAll(/'(?:[^']|'')*'/g, "''"));
  if (version < 140_000 && has(calls))
    return "EXTRACT, AT TIME ZONE, SUBSTRING, TRIM and the like as calls of functions";
  if (version < 160_000 && has(renamedTable)) return "the aliases old and new of a view's tables as old_1 and new_1";
  return undefined;
}
