import type { Column } from "../../model/column.ts";
import type { Table } from "../../model/table.ts";
import type { ValidatedField } from "../dialect.ts";
import { type DeclaredField, declaredFields } from "./json-schema.ts";

/** The fields that a validator's `$jsonSchema` speaks of, beside what documents have at their paths. */
export function validated({ checks, columns }: Table): ValidatedField[] {
  const seen = new Map(pathsIn(columns, []));
  return checks.flatMap(({ expression }) =>
    [...declaredFields(parsed(expression))].map(([path, declared]): ValidatedField => {
      const column = seen.get(path);
      const types = column ? typesOf(column) : [];
      const isMissing = declared.isRequired && column?.presence !== "always";
      return {
        path,
        asked: [either(declared.types) || "any type", ...(declared.isRequired ? ["required"] : [])].join(", "),
        seen: column ? [either(types), ...(column.presence ? [column.presence] : [])].join(", ") : "absent",
        // What documents lack that is required in something which none of them has is no misfit.
        fits: (!isMissing || isInAbsent(path, seen)) && types.every((type) => allows(declared, type)),
      };
    }),
  );
}

function parsed(expression: string): unknown {
  try {
    return JSON.parse(expression);
  } catch {
    return undefined; // a person has edited the snapshot
  }
}

const pathsIn = (columns: Column[], path: string[]): [string, Column][] =>
  columns.flatMap((column) => {
    const inner = [...path, column.name];
    return [[inner.join("."), column] as [string, Column], ...pathsIn(column.fields ?? [], inner)];
  });

const typesOf = ({ types, type, nullable }: Column): string[] => {
  const told = types ?? [type];
  return nullable && !told.includes("null") ? [...told, "null"] : told;
};

const isInAbsent = (path: string, seen: Map<string, Column>): boolean =>
  path.includes(".") && !seen.has(path.slice(0, path.lastIndexOf(".")));

const numbers = ["int", "long", "double", "decimal"];

function allows({ types }: Pick<DeclaredField, "types">, type: string): boolean {
  if (types.length === 0 || types.includes(type)) return true;
  if (numbers.includes(type)) return types.includes("number") || types.includes("integer");
  const items = itemsOf(type);
  if (!items) return false;
  return types.some((one) => {
    const asked = itemsOf(one);
    return asked !== undefined && (asked.length === 0 || items.every((item) => allows({ types: asked }, item)));
  });
}

/** The types of an array's items; none where it was empty, or any are asked for; undefined for what is no array. */
function itemsOf(type: string): string[] | undefined {
  if (type === "array") return [];
  return /^array<(.*)>$/.exec(type)?.[1]?.split(/ \| (?![^<]*>)/);
}

const either = (types: string[]): string => types.join(" or ");
