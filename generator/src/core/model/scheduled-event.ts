import { z } from "zod";
import { grants, longText, named, options } from "./common.ts";

/** What the server runs by itself at a time. */
export const scheduledEvent = z.strictObject({
  kind: z.literal("event"),
  schema: z.string(),
  ...named,
  /** `EVERY 1 DAY`, `AT '2030-01-01 00:00:00'`. */
  schedule: z.string(),
  /** The statement that it runs. */
  body: longText(),
  /** Absent: enabled. Replica: on a server that copies another one, it is not run. */
  state: z.enum(["disabled", "replica"]).optional(),
  /** None: who may change events may change all of their schema. */
  grants,
  options: options.optional(),
});
export type ScheduledEvent = z.infer<typeof scheduledEvent>;
