import { type HostName, SchemalogError } from "schemalog";
import type { Io } from "../context.ts";
import type { Inputs } from "../inputs.ts";
import type { Ci } from "./ci.ts";

type Known = {
  /** Variable that is `true` in its jobs. */
  variable?: string;
  load(): Promise<(inputs: Inputs, io: Io) => Ci | Promise<Ci>>;
};

/** Where a run may be, a line each. */
const known = {
  github: { variable: "GITHUB_ACTIONS", load: async () => (await import("./github/job.ts")).githubActions },
  gitlab: { variable: "GITLAB_CI", load: async () => (await import("./gitlab/job.ts")).gitlabCi },
  local: { load: async () => (await import("./local/job.ts")).local },
} satisfies Record<HostName | "local", Known>;

export type Place = keyof typeof known;
export const places = Object.keys(known) as Place[];

/** Where this runs: as asked for, or as the environment says. Throws SchemalogError (2). */
export async function detectCi(asked: Place | undefined, inputs: Inputs, io: Io): Promise<Ci> {
  const place = asked ?? placeOf(io.env);
  if (place !== undefined) return (await known[place].load())(inputs, io);
  throw new SchemalogError("this is neither GitHub Actions nor GitLab CI", {
    exitCode: 2,
    hint: "To see what a run there would do: schemalog ci --host local",
  });
}

/** Whether a CI system is named, or there. */
export const isCi = (place: Place | undefined, env: Io["env"]): boolean => (place ?? placeOf(env)) !== undefined;

const placeOf = (env: Io["env"]): Place | undefined =>
  places.find((place) => {
    const { variable }: Known = known[place];
    return variable !== undefined && env[variable] === "true";
  });
