import { type Is, number, oneOf, optional, row, text } from "../../../shape.ts";
import type { CatalogQuery } from "./query.ts";

const viewRow = row({
  schema: text,
  name: text,
  /** Empty where the account may not see it. */
  definition: text,
  check_option: text,
  security: text,
});
export type ViewRow = Is<typeof viewRow>;

export const views = {
  row: viewRow,
  sql: (_, of) => `
SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS name, VIEW_DEFINITION AS definition, CHECK_OPTION AS check_option, SECURITY_TYPE AS security
FROM information_schema.VIEWS WHERE ${of("TABLE_SCHEMA")}`,
} satisfies CatalogQuery;

const routineRow = row({
  schema: text,
  name: text,
  form: oneOf("FUNCTION", "PROCEDURE"),
  returns: optional(text),
  /** Absent where the account may not see it. */
  body: optional(text),
  language: optional(text),
  deterministic: oneOf("YES", "NO"),
  data_access: text,
  security: text,
  comment: optional(text),
});
export type RoutineRow = Is<typeof routineRow>;

// MariaDB's packages have no place in a snapshot yet.
export const routines = {
  row: routineRow,
  sql: (_, of) => `
SELECT ROUTINE_SCHEMA AS \`schema\`, ROUTINE_NAME AS name, ROUTINE_TYPE AS form, DTD_IDENTIFIER AS returns, ROUTINE_DEFINITION AS body,
  ROUTINE_BODY AS language, IS_DETERMINISTIC AS \`deterministic\`, SQL_DATA_ACCESS AS data_access, SECURITY_TYPE AS security,
  ROUTINE_COMMENT AS comment
FROM information_schema.ROUTINES WHERE ${of("ROUTINE_SCHEMA")} AND ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE')`,
} satisfies CatalogQuery;

const parameterRow = row({
  schema: text,
  routine: text,
  form: text,
  mode: optional(text),
  name: optional(text),
  type: text,
});

export const parameters = {
  row: parameterRow,
  sql: (_, of) => `
SELECT SPECIFIC_SCHEMA AS \`schema\`, SPECIFIC_NAME AS routine, ROUTINE_TYPE AS form, PARAMETER_MODE AS mode, PARAMETER_NAME AS name, DTD_IDENTIFIER AS type
FROM information_schema.PARAMETERS WHERE ${of("SPECIFIC_SCHEMA")} AND ORDINAL_POSITION > 0
ORDER BY SPECIFIC_SCHEMA, SPECIFIC_NAME, ORDINAL_POSITION`,
} satisfies CatalogQuery;

const triggerRow = row({
  schema: text,
  table: text,
  name: text,
  event: text,
  timing: text,
  position: number,
  /** Empty or absent where the account may not see it. */
  body: optional(text),
});

export const triggers = {
  row: triggerRow,
  sql: (_, of) => `
SELECT EVENT_OBJECT_SCHEMA AS \`schema\`, EVENT_OBJECT_TABLE AS \`table\`, TRIGGER_NAME AS name, EVENT_MANIPULATION AS event,
  ACTION_TIMING AS timing, ACTION_ORDER AS position, ACTION_STATEMENT AS body
FROM information_schema.TRIGGERS WHERE ${of("TRIGGER_SCHEMA")}
ORDER BY EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, EVENT_MANIPULATION, ACTION_TIMING, ACTION_ORDER`,
} satisfies CatalogQuery;

const eventRow = row({
  schema: text,
  name: text,
  at: optional(text),
  every: optional(text),
  unit: optional(text),
  ends: optional(text),
  time_zone: text,
  state: text,
  completion: text,
  body: optional(text),
  comment: optional(text),
});
export type EventRow = Is<typeof eventRow>;

export const events = {
  row: eventRow,
  sql: (_, of) => `
SELECT EVENT_SCHEMA AS \`schema\`, EVENT_NAME AS name, EXECUTE_AT AS at, INTERVAL_VALUE AS every, INTERVAL_FIELD AS unit, ENDS AS ends,
  TIME_ZONE AS time_zone, STATUS AS state, ON_COMPLETION AS completion, EVENT_DEFINITION AS body, EVENT_COMMENT AS comment
FROM information_schema.EVENTS WHERE ${of("EVENT_SCHEMA")}`,
} satisfies CatalogQuery;
