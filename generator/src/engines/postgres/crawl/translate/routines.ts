import { isParsed } from "../../../../core/dialects/postgres/parsed-bodies.ts";
import { settled } from "../../../../core/dialects/postgres/settled.ts";
import type { Argument, Routine } from "../../../../core/model/routine.ts";
import type { RoutineRow } from "../queries/routines.ts";
import type { Catalog } from "./catalog.ts";
import { dependenciesOf } from "./dependencies.ts";
import { optionsOf, translateOwned } from "./shared.ts";

const forms = { f: "function", p: "procedure", a: "aggregate", w: "window function" } as const;
const modes: Record<string, Argument["mode"]> = { o: "out", b: "inout", v: "variadic", t: "table" };
const volatilities = { i: "immutable", s: "stable", v: undefined } as const;
const parallel = { s: "safe", r: "restricted", u: undefined } as const;

/** A function, procedure or aggregate. */
export function translateRoutine(catalog: Catalog, row: RoutineRow): Routine {
  const volatility = volatilities[row.volatility];
  const options = routineOptions(row);
  const dependsOn = dependenciesOf(catalog, "pg_proc", row.oid);
  return {
    kind: "routine",
    schema: row.schema,
    name: row.name,
    signature: row.inputs.join(", "),
    ...(row.comment !== undefined && { comment: row.comment }),
    form: forms[row.kind],
    arguments: row.types.map((type, position) => translateArgument(row, type, position)),
    ...(row.returns !== undefined && row.kind !== "p" && { returns: row.returns }),
    ...(row.kind !== "a" && { language: row.language }),
    ...(row.body !== undefined && { body: isParsed(row) ? settled(row.body) : row.body }),
    ...(dependsOn.length > 0 && { dependsOn }),
    ...(volatility && { volatility }),
    ...(row.strict && { strict: true as const }),
    ...(row.security_definer && { securityDefiner: true as const }),
    ...(options && { options }),
    ...translateOwned(row, "routine"),
  };
}

function translateArgument(row: RoutineRow, type: string, position: number): Argument {
  const name = row.names?.[position];
  const mode = modes[row.modes?.[position] ?? ""];
  const value = row.defaults?.[position];
  return { ...(name && { name }), type, ...(mode && { mode }), ...(value && { default: value }) };
}

function routineOptions(row: RoutineRow) {
  const usualCost = row.language === "c" || row.language === "internal" ? 1 : 100;
  const { aggregate } = row;
  return optionsOf({
    parallel: parallel[row.parallel],
    leakproof: row.leakproof,
    cost: row.kind !== "a" && row.cost !== usualCost ? row.cost : undefined,
    rows: row.returns_set && row.rows !== 1000 ? row.rows : undefined,
    settings: row.settings,
    support: row.support,
    library: row.library,
    ...aggregate,
  });
}
