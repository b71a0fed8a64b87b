/** What applying migrations to a shadow database may take (memory: to the embedded one); past it the database ends. Milliseconds, and bytes. */
export type ShadowLimits = { statement: number; total: number; memory: number };

/** Some twenty times what the largest public migration folders take. */
export const defaultLimits: ShadowLimits = { statement: 120_000, total: 900_000, memory: 3 * 2 ** 30 };
