import type { PythonServer } from "./python-server.ts";

/** A server of AWS's APIs for tests (https://docs.getmoto.org/en/latest/docs/server_mode.html), with what its DynamoDB needs. */
export const moto: PythonServer = {
  name: "moto",
  packages: ["moto[dynamodb]==5.2.5", "flask", "flask-cors"],
  program: "moto_server",
};
