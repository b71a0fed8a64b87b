export { type BuildOptions, buildDatabase } from "./build.ts";
export { withCauses } from "./causes.ts";
export { MigrationError } from "./failure.ts";
export { type FoundMigrations, findMigrations, lookAt } from "./find.ts";
export { extensionsOf } from "./needs.ts";
export { type AppliedStatement, buildPair } from "./pair.ts";
export { isNeeded, migrationsIn, migrationsOf, readMigrations } from "./read.ts";
export { type Migrations, recognise } from "./recognise.ts";
export { rewritten } from "./rewritten.ts";
