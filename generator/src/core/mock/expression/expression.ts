/** A condition or value in SQL, as far as it is read: what a check or an index says, in any of the languages. */
export type Expression =
  | { is: "value"; value: string | boolean | null }
  | { is: "number"; digits: string }
  | { is: "column"; name: string }
  | { is: "call"; name: string; of: Expression[] }
  /** `operator` in upper case, and `<>` for `!=`; the left one is absent where it stands before its operand. */
  | { is: "operation"; operator: string; left?: Expression; right: Expression }
  | { is: "cast"; of: Expression; type: string }
  | { is: "list"; of: Expression[] }
  /** The first condition that is true decides. */
  | { is: "case"; when: [Expression, Expression][]; otherwise: Expression }
  /** A comparison with any, or all, of the members of a list. */
  | { is: "each"; operator: string; left: Expression; list: Expression; every: boolean }
  | { is: "test"; of: Expression; for: "NULL" | "TRUE" | "FALSE" }
  | { is: "not"; of: Expression }
  | { is: "and" | "or"; of: Expression[] };

/** What an expression is made of, one level down. */
export function parts(one: Expression): Expression[] {
  if (one.is === "operation") return one.left ? [one.left, one.right] : [one.right];
  if (one.is === "each") return [one.left, one.list];
  if (one.is === "case") return [...one.when.flat(), one.otherwise];
  if (!("of" in one)) return [];
  return Array.isArray(one.of) ? one.of : [one.of];
}

/** The columns that an expression names. */
export const columnsIn = (one: Expression): string[] => [
  ...new Set(one.is === "column" ? [one.name] : parts(one).flatMap(columnsIn)),
];
