import { z } from "zod";
import { parsed, unlessGone } from "../host-error.ts";
import type { Api } from "./api.ts";

const comparison = z.object({ merge_base_commit: z.object({ sha: z.string() }) });
const file = z.object({ type: z.literal("file"), encoding: z.literal("base64"), content: z.string() });

/**
 * The text of a file where a branch with this head begins; undefined where there is none:
 * https://docs.github.com/rest/commits/commits#compare-two-commits, https://docs.github.com/rest/repos/contents#get-repository-content
 */
export async function fileAtBase(
  { rest, at }: Api,
  { base, head }: { base: string; head: string },
  path: string,
): Promise<string | undefined> {
  const { data } = await rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${base}...${head}`, per_page: 1 });
  const { merge_base_commit } = parsed("the comparison", comparison, data);
  const found = await unlessGone(rest.repos.getContent({ ...at, path, ref: merge_base_commit.sha }));
  return found && Buffer.from(parsed("the file", file, found.data).content, "base64").toString();
}
