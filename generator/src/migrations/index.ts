export { buildDatabase } from "./build.ts";
export { findMigrations } from "./find.ts";
export { isNeeded, migrationsOf, readMigrations } from "./read.ts";
export { type Migrations, recognise } from "./recognise.ts";
