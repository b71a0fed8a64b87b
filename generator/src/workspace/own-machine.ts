import { shownName } from "../core/masking/index.ts";
import { SchemalogError } from "../errors.ts";
import { resolveSecret, variableOf } from "./secret.ts";
import type { Connection, Workspace } from "./workspace.ts";

type Env = Record<string, string | undefined>;

/** Names the variable whose role may be a superuser: the person's word beside that of schemalog.yml. */
const superuserVariable = "SCHEMALOG_SHADOW_SUPERUSER";

/** The workspace of a person's own machine: its files may be a stranger's, the variables are the person's (see shadowOf()). */
export const onOwnMachine = <W extends Pick<Workspace, "connections">>(workspace: W): W => ({
  ...workspace,
  connections: workspace.connections.map((connection) => ({ ...connection, isOnOwnMachine: true })),
});

/**
 * The server that migrations of a connection are applied on, and whether its role may be a superuser. On a person's own machine
 * schemalog.yml alone does not decide that, for it may be a stranger's, as the migrations may: the server is one of a variable that
 * the person has set for this (its name says so), and so is the superuser's. Throws SchemalogError (2).
 */
export function shadowOf(
  { name, shadow, shadowSuperuser, isOnOwnMachine }: Connection,
  env: Env,
): { shadow: string | undefined; shadowSuperuser: boolean } {
  if (shadow === undefined || !isOnOwnMachine) {
    return { shadow: shadow && resolveSecret(shadow, env), shadowSuperuser };
  }
  const variable = variableOf(shadow);
  if (variable === undefined || !/shadow/i.test(variable)) throw notMeantForThis(name, variable);
  return {
    shadow: resolveSecret(shadow, env),
    shadowSuperuser: shadowSuperuser && env[superuserVariable] === variable,
  };
}

function notMeantForThis(connection: string, variable: string | undefined): SchemalogError {
  const server =
    variable === undefined ? "a server that stands in schemalog.yml" : `the server of ${shownName(variable)}`;
  return new SchemalogError(
    `\`connections.${connection}.shadow\`: the SQL of this work tree would run on ${server}. A branch or a clone may say anything there, so that takes a variable with SHADOW in its name`,
    {
      exitCode: 2,
      hint: "If the server is there for this, export SHADOW_DATABASE_URL='…', and write `shadow: env:SHADOW_DATABASE_URL` in schemalog.yml.",
    },
  );
}
