import { SchemalogError } from "../../errors.ts";

/** Stands in for the password where it would be sent in clear text: called when the server asks for it, in whatever form. */
export function noPassword(): never {
  throw new SchemalogError(
    "the server offers no TLS and asks for a password, which anyone on the network path could read",
    {
      exitCode: 3,
      hint: "Enable TLS on the server. If the network path to it is safe, add sslmode=disable to the URL, or set PGSSLMODE=disable.",
    },
  );
}
