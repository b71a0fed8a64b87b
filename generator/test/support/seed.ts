import fc from "fast-check";

/**
 * Random cases are the same in every run, so that a change fails by its own fault alone; `SCHEMALOG_SEED=<number>`
 * tries others.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.SCHEMALOG_SEED ?? 1) });
