import { type DeclaredField, declaredFields } from "../../../../core/dialects/mongodb/json-schema.ts";
import type { Column } from "../../../../core/model/column.ts";

/** Fields with what a validator says about them in words: it is all that the server keeps of comments. */
export function withComments(columns: Column[], validator: unknown): Column[] {
  const declared = declaredFields(validator);
  return commented(columns, [], declared);
}

const commented = (columns: Column[], path: string[], declared: Map<string, DeclaredField>): Column[] =>
  columns.map(({ comment: _, fields, ...column }) => {
    const inner = [...path, column.name];
    const comment = declared.get(inner.join("."))?.comment;
    return {
      ...column,
      ...(comment !== undefined && { comment }),
      ...(fields && { fields: commented(fields, inner, declared) }),
    };
  });
