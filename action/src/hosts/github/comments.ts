import { z } from "zod";
import type { CommentRequest } from "../host.ts";
import { parsed } from "../host-error.ts";
import { writeOwnComment } from "../own-comment.ts";
import type { Api } from "./api.ts";

const comment = z.object({
  id: z.number(),
  html_url: z.string(),
  body: z.string().nullish(),
  user: z.object({ login: z.string(), type: z.string() }).nullish(),
});

/** Writes our one comment, and returns its address: https://docs.github.com/rest/issues/comments */
export async function writeComment(
  api: Api,
  issue_number: number,
  wanted: CommentRequest,
): Promise<string | undefined> {
  const { at, paginate, rest } = api;
  const { issues } = rest;
  const me = await login(api);
  const kept = await writeOwnComment(
    {
      own: async () => {
        const found = await paginate(issues.listComments, { ...at, issue_number, per_page: 100 });
        return parsed("the list of comments", z.array(comment), found).filter(({ user }) => user && isMe(user, me));
      },
      create: (body) => issues.createComment({ ...at, issue_number, body }),
      edit: (comment_id, body) => issues.updateComment({ ...at, comment_id, body }),
      remove: (comment_id) => issues.deleteComment({ ...at, comment_id }),
    },
    wanted,
  );
  return kept?.html_url;
}

/** Whom the token stands for, `github-actions[bot]` for that of a job: https://docs.github.com/graphql/reference/queries#viewer */
async function login({ graphql }: Api): Promise<string> {
  const answer = z.object({ viewer: z.object({ login: z.string() }) });
  return parsed("the token's account", answer, await graphql("query { viewer { login } }")).viewer.login;
}

/** GraphQL and REST do not always agree on the ending of a bot's name. */
const isMe = ({ login: name, type }: { login: string; type: string }, me: string): boolean =>
  me.endsWith("[bot]") || type === "Bot"
    ? type === "Bot" && name.replace(/\[bot\]$/, "") === me.replace(/\[bot\]$/, "")
    : name === me;
