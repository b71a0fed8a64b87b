import { SchemalogError } from "schemalog";
import type { Inputs } from "../inputs.ts";
import type { Talk } from "../setting.ts";
import type { Ci } from "./ci.ts";

export const places = ["github", "gitlab", "local"] as const;
export type Place = (typeof places)[number];

/** Where this runs: as asked for, or as the environment says. Throws SchemalogError (2). */
export async function detectCi(place: Place | undefined, inputs: Inputs, talk: Talk): Promise<Ci> {
  const { env } = talk;
  switch (place ?? placeOf(env)) {
    case "github":
      return (await import("./github/job.ts")).githubActions(env, inputs, talk);
    case "gitlab":
      return (await import("./gitlab/job.ts")).gitlabCi(env, inputs, talk);
    case "local":
      return (await import("./local/job.ts")).local(inputs, talk);
    default:
      throw new SchemalogError("this is neither GitHub Actions nor GitLab CI", {
        exitCode: 2,
        hint: "See what a run there would do with: schemalog ci --host local",
      });
  }
}

/** Whether a CI system is named, or there. */
export const isCi = (place: Place | undefined, env: Talk["env"]): boolean => (place ?? placeOf(env)) !== undefined;

function placeOf(env: Talk["env"]): Place | undefined {
  if (env.GITHUB_ACTIONS === "true") return "github";
  if (env.GITLAB_CI === "true") return "gitlab";
  return undefined;
}
