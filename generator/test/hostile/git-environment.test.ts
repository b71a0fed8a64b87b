import { chmodSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect } from "vitest";
import { folder, repository, schemalog } from "../support/cli.ts";
import { attempt } from "./attempt.ts";

const canary = "canary-5d27-of-the-environment";
const secrets = {
  PGPASSWORD: canary,
  SHOP_DATABASE_URL: `postgresql://u:${canary}@localhost/x`,
  INPUT_TOKEN: canary,
  GITHUB_TOKEN: canary,
  AWS_SECRET_ACCESS_KEY: canary,
  LDAP_PASSWORD: canary,
  GITEA_TOKEN: canary,
  GITLAB_TOKEN: canary,
  NIX_CONFIG: `access-tokens = github.com=${canary}`,
};
/** What git or its helpers work with. */
const needed = {
  GIT_AUTHOR_NAME: "Robin",
  GIT_SSH_COMMAND: "ssh -x",
  GIT_CONFIG_NOSYSTEM: "1",
  SSH_AUTH_SOCK: "/run/agent",
  GNUPGHOME: "/run/gnupg",
  XDG_CONFIG_HOME: "/nowhere",
  https_proxy: "http://proxy:1",
  NO_PROXY: "localhost",
  SSL_CERT_FILE: "/etc/ssl/cert.pem",
  TMPDIR: "/tmp",
  LD_LIBRARY_PATH: "/usr/lib",
};
const files = {
  "schemalog.yml": "connections:\n  shop: {}\n",
  "schema-snapshots/shop/snapshot/database.json": '{"format":1,"engine":"postgres"}',
};
/** Those that call git by one of both ways (simple-git, streams). */
const commands = [
  ["history", "orders"],
  ["diff", "HEAD"],
];

for (const args of commands) {
  attempt(`NODE_DEBUG=child_process, and ${args.join(" ")}`, "shows no secret of the environment", () => {
    const { stdout, stderr } = schemalog(repository(files), args, { ...secrets, NODE_DEBUG: "child_process" });
    expect(stderr).toContain("CHILD_PROCESS");
    expect(stdout + stderr).not.toContain(canary);
  });

  attempt(`a program in the place of git, and ${args.join(" ")}`, "gets what git needs, and no secret", () => {
    const bin = folder();
    const log = join(bin, "log");
    const real = `PATH="\${PATH#*:}" exec git "$@"`;
    const shim = folder({ git: `#!/bin/sh\nenv >> ${log}\n${real}\n` });
    chmodSync(join(shim, "git"), 0o755);
    const env = { ...secrets, ...needed, PATH: `${shim}${delimiter}${process.env.PATH}` };
    schemalog(repository(files), args, env);
    const heard = readFileSync(log, "utf8").split("\n");
    expect(heard).toEqual(expect.arrayContaining(Object.entries(needed).map(([name, value]) => `${name}=${value}`)));
    expect(heard.join("\n")).not.toContain(canary);
  });
}
