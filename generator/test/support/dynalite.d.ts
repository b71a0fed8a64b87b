declare module "dynalite" {
  import type { Server } from "node:http";

  const dynalite: (options: { createTableMs: number; updateTableMs: number; deleteTableMs: number }) => Server;
  export default dynalite;
}
