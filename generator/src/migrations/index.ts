export { type BuildOptions, buildDatabase } from "./build.ts";
export { type FoundMigrations, findMigrations } from "./find.ts";
export { isNeeded, migrationsOf, readMigrations } from "./read.ts";
export { type Migrations, recognise, type Script } from "./recognise.ts";
