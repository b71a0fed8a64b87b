import type { DatabaseFacts } from "../core/model/database.ts";
import type { ObjectFilter, Platform } from "./engine.ts";

/** The same filter but for the platform's schemas, of which there is nothing. */
export const outsideOf =
  (platform: Platform | undefined, filter: ObjectFilter): ObjectFilter =>
  (schema, name) =>
    !platform?.schemas.includes(schema) && filter(schema, name);

/** What belongs to no schema, without what the platform brings along. */
export function withoutPlatform<T extends Omit<DatabaseFacts, "engine">>(facts: T, platform: Platform | undefined): T {
  if (platform === undefined) return facts;
  const { schemas, extensions, publications } = platform;
  return {
    ...facts,
    extensions: facts.extensions.filter(({ name }) => !extensions.includes(name)),
    eventTriggers: facts.eventTriggers.filter(({ routine }) => !schemas.includes(routine.schema)),
    publications: facts.publications.filter(({ name }) => !publications.includes(name)),
  };
}
