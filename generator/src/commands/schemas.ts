import { z } from "zod";

/**
 * Has schemas checked as they stand instead of compiled first, which pays only after some thousand objects. To be called before
 * one is made.
 */
export const interpretSchemas = () => z.config({ jitless: true });
