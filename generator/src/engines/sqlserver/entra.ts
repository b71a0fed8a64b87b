import { SchemalogError } from "../../errors.ts";
import type { NamedBy } from "../engine.ts";
import type { Target } from "./connection-string.ts";

/** What tokens for SQL Server in Azure are asked for. */
const scope = "https://database.windows.net/.default";

/**
 * A token of Entra for a login, from the library of Azure, which is loaded only here and is no part of schemalog. Throws
 * SchemalogError: what to install where it is missing, and where a file alone names the server, which could be anybody's.
 */
export async function entraToken(target: Target, namedBy: NamedBy | undefined): Promise<string> {
  const { login, password, tenant, address } = target;
  if (login === "token") return password;
  if (login !== "service principal" && namedBy === "file") {
    throw new SchemalogError("a token of this machine is given to no server that schemalog.yml names by itself", {
      exitCode: 2,
      hint: "Name the server in a variable of the environment: `url: env:NAME`.",
    });
  }
  const { ClientSecretCredential, DefaultAzureCredential, ManagedIdentityCredential } = await library();
  const client = address.user === "" ? undefined : address.user;
  if (login === "service principal" && (tenant === undefined || client === undefined)) {
    throw new SchemalogError("a service principal needs the tenant and the client that it belongs to", {
      exitCode: 2,
      hint: "Add tenantId=… to the connection string, and give the client's id as the user and its secret as the password. Or use ActiveDirectoryDefault with AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.",
    });
  }
  const credential =
    login === "service principal"
      ? new ClientSecretCredential(tenant!, client!, password)
      : login === "managed identity"
        ? new ManagedIdentityCredential(client === undefined ? {} : { clientId: client })
        : new DefaultAzureCredential(client === undefined ? {} : { managedIdentityClientId: client });
  try {
    return (await credential.getToken(scope)).token;
  } catch (error) {
    const [message = ""] = String((error as Error).message).split("\n");
    throw new SchemalogError(`Entra gives no token (${message})`, {
      exitCode: 3,
      hint: "Log in (az login), or check the identity that this machine or job has.",
      cause: error,
    });
  }
}

async function library(): Promise<typeof import("@azure/identity")> {
  try {
    return await import("@azure/identity");
  } catch (error) {
    throw new SchemalogError("to log in with Entra, the package @azure/identity is needed, and it is not installed", {
      exitCode: 2,
      hint: "Install it beside schemalog: npm install @azure/identity. Or give a token that you have as the password: authentication=ActiveDirectoryAccessToken.",
      cause: error,
    });
  }
}
