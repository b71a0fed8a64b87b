export { type BuildOptions, buildDatabase } from "./build.ts";
export { isNeeded, migrationsOf, readMigrations } from "./read.ts";
export { type Migrations, recognise, type Script } from "./recognise.ts";
