import type { SaidSequence, SaidTable } from "../../dialects/script.ts";
import type { Target } from "../../model/change.ts";
import type { Reference } from "../../model/common.ts";
import type { Database } from "../../model/database.ts";
import { isTable } from "../../names/kinds.ts";
import type { Statements, Watched } from "./statements.ts";

/** Whether a statement may say where the sequence of a column goes on. */
export const setsSequenceOf = (column: Target, { said }: Watched): boolean =>
  said.setsSequences.some((one) => (one.sequence === undefined && one.column === undefined) || isOfColumn(one, column));

/** The sequence of an identity has a name in a snapshot where it is not called by its table and column, with a number where that was taken. */
function isOfColumn({ sequence, column }: SaidSequence, { schema, parent, name }: Target): boolean {
  const isIn = (said: SaidTable) => said.schema === undefined || said.schema === schema;
  if (column) return column.name === name && column.table.name === parent?.name && isIn(column.table);
  const usual = `${parent?.name}_${name}_seq`;
  return sequence !== undefined && isIn(sequence) && sequence.name.replace(/(?<=_seq)\d+$/, "") === usual;
}

/** The sequence of a column, where a statement changed it by its name. */
export function ownSequence({ schema, parent, name }: Target, known: Reference | undefined, { all }: Statements) {
  const own: Target = { kind: "sequence", schema, name: `${parent?.name}_${name}_seq`, ...known };
  const isChanged = all.some(({ statement: { affected } }) =>
    affected.some(({ names }) => names.length === 2 && names[0] === own.schema && names[1] === own.name),
  );
  return isChanged ? own : undefined;
}

/** What a database has of the sequence that a statement names: a sequence, or the column that it belongs to. */
export function sequenceNamed(said: SaidSequence, database: Database): Target | undefined {
  const { sequence } = said;
  const isNamed = (one: { schema: string; name: string }) =>
    one.name === sequence?.name && (sequence.schema === undefined || sequence.schema === one.schema);
  const own = database.objects.find((object) => object.kind === "sequence" && isNamed(object));
  if (own) return { kind: "sequence", schema: own.schema, name: own.name };
  for (const { kind, schema, name, columns } of database.objects.filter(isTable)) {
    for (const column of columns) {
      const target: Target = { kind: "column", schema, parent: { kind, name }, name: column.name };
      const { sequence: own = column.identity?.name !== undefined && { schema, name: column.identity.name } } = column;
      const isOwn = own && sequence ? isNamed(own) : isOfColumn(said, target);
      if ((column.sequence || column.identity) && isOwn) return target;
    }
  }
  return undefined;
}
