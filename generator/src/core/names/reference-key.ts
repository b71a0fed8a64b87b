import type { Reference } from "../model/common.ts";

/** One text for an object by its schema and name, no two of which share it. */
export const referenceKey = ({ schema, name }: Reference): string => JSON.stringify([schema, name]);
