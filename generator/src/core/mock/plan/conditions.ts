import type { DataLanguage } from "../../dialects/data-language.ts";
import type { Table } from "../../model/table.ts";
import type { Condition } from "../constraints/row.ts";
import { parseExpression } from "../expression/parse.ts";
import type { ColumnPlan } from "./columns.ts";
import type { Languages, Report } from "./mock-table.ts";

/** What checks say, those of domains with their columns in the place of VALUE. */
export function conditionsOf(
  table: Table,
  plans: ColumnPlan[],
  { dialect, data }: Languages,
  report: Report,
): Condition[] {
  const read = (name: string, expression: string, column?: string): Condition[] => {
    const text = column === undefined ? expression : expression.replaceAll(/\bVALUE\b/g, () => dialect.quoted(column));
    const parsed = parseExpression(text, dialect.script);
    if (parsed) return [{ name, text, parsed }];
    report({ table, what: `the check ${name} is not read, and may refuse rows: ${expression}` });
    return [];
  };
  return [
    ...partitionConditions(table, data).flatMap((text) => read("of the partitions", text)),
    ...table.checks
      .filter(({ enforced }) => enforced !== false)
      .flatMap(({ name, expression }) => read(name, expression)),
    ...plans.flatMap(({ column, checks }) =>
      checks.flatMap(({ name, expression }) => read(name, expression, column.name)),
    ),
  ];
}

/** Every row has to be one of a partition that is there; hashed ones take any. */
function partitionConditions({ partitioning }: Table, { partitionCondition }: DataLanguage): string[] {
  if (partitioning === undefined || partitionCondition === undefined) return [];
  const { strategy, key, partitions } = partitioning;
  const all = partitions.map(({ bound }) => partitionCondition(strategy, key, bound));
  return all.length === 0 || all.some((each) => each === undefined || each === "") ? [] : [`(${all.join(" OR ")})`];
}
