import { type HostName, SchemalogError } from "schemalog";
import type { Inputs } from "../inputs.ts";
import type { Talk } from "../setting.ts";
import type { Ci } from "./ci.ts";

type Known = {
  /** Variable that is `true` in its jobs. */
  variable?: string;
  load(): Promise<(inputs: Inputs, talk: Talk) => Ci | Promise<Ci>>;
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
export async function detectCi(asked: Place | undefined, inputs: Inputs, talk: Talk): Promise<Ci> {
  const place = asked ?? placeOf(talk.env);
  if (place !== undefined) return (await known[place].load())(inputs, talk);
  throw new SchemalogError("this is neither GitHub Actions nor GitLab CI", {
    exitCode: 2,
    hint: "See what a run there would do with: schemalog ci --host local",
  });
}

/** Whether a CI system is named, or there. */
export const isCi = (place: Place | undefined, env: Talk["env"]): boolean => (place ?? placeOf(env)) !== undefined;

const placeOf = (env: Talk["env"]): Place | undefined =>
  places.find((place) => {
    const { variable }: Known = known[place];
    return variable !== undefined && env[variable] === "true";
  });
