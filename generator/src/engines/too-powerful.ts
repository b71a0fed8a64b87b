import { SchemalogError } from "../errors.ts";

/** What is said (exit code 2) of who runs migrations on a shadow server with rights beyond its databases, and what to use instead. */
export const tooPowerful = (message: string, instead: string): SchemalogError =>
  new SchemalogError(message, {
    exitCode: 2,
    hint: [
      instead,
      "If the server is thrown away after the run, such as the job's service container, add this to the connection in schemalog.yml instead:",
      "  shadow-superuser: allow",
      "For `crawl`, `diff` and `ci --host local` say it yourself, too, with the name of the variable: export SCHEMALOG_SHADOW_SUPERUSER=SHADOW_DATABASE_URL",
    ].join("\n"),
  });
