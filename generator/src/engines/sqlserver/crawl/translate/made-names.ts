/**
 * Names for constraints that got theirs from the server: those end in a number that is another one in every database
 * (`PK__orders__3213E83F5A1B2C3D`), and these in what the constraint is of. The same name for several is counted up, in the order given.
 */
export function madeNames() {
  const used = new Map<string, number>();
  return (kind: "PK" | "UQ" | "FK" | "CK", table: string, columns: string[]): string => {
    const name = `${kind}__${[table, ...columns].join("__")}`;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 ? name : `${name}__${times}`;
  };
}

export type MadeNames = ReturnType<typeof madeNames>;
