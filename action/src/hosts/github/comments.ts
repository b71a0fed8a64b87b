import { z } from "zod";
import type { CommentRequest } from "../host.ts";
import { type Api, GithubError } from "./api.ts";

const comment = z.object({
  id: z.number(),
  html_url: z.string(),
  body: z.string().nullish(),
  user: z.object({ login: z.string(), type: z.string() }).nullish(),
});
type Comment = z.infer<typeof comment>;

const mostTries = 4;

/**
 * Leaves the one comment with this marker that is the token's own as it should be, and returns its address. Looks again
 * after every write that may have crossed another's: two runs at once, or a person who deletes it. Of several, the oldest
 * stays. https://docs.github.com/rest/issues/comments
 */
export async function writeComment(api: Api, number: number, wanted: CommentRequest): Promise<string | undefined> {
  const text = `${wanted.marker}\n${wanted.body}`;
  const me = await login(api);
  for (let tries = 1; tries <= mostTries; tries++) {
    const [kept, ...doubles] = await ownComments(api, number, wanted.marker, me);
    for (const { id } of doubles) await unlessGone(api.ask("DELETE /issues/comments/{id}", z.unknown(), { id }));
    if (!kept) {
      if (!wanted.create) return undefined;
      await api.ask("POST /issues/{number}/comments", comment, { number, body: text });
    } else if (plain(kept.body ?? "") === plain(text)) {
      return kept.html_url;
    } else if (await unlessGone(api.ask("PATCH /issues/comments/{id}", comment, { id: kept.id, body: text }))) {
      return kept.html_url;
    }
  }
  throw new GithubError("POST /issues/{number}/comments", 0, "the comment is gone again each time it is written");
}

/** Whom the token stands for, `github-actions[bot]` for that of a job: https://docs.github.com/graphql/reference/queries#viewer */
async function login(api: Api): Promise<string> {
  const { viewer } = await api.graphql(
    "query { viewer { login } }",
    z.object({ viewer: z.object({ login: z.string() }) }),
  );
  return viewer.login;
}

/** Oldest first. */
async function ownComments(api: Api, number: number, marker: string, me: string): Promise<Comment[]> {
  const comments = await api.all("GET /issues/{number}/comments", comment, { number });
  return comments
    .filter(({ body, user }) => body?.split("\n", 1)[0]?.trim() === marker && user && isMe(user, me))
    .sort((a, b) => a.id - b.id);
}

/** GraphQL and REST do not always agree on the ending of a bot's name. */
const isMe = ({ login: name, type }: { login: string; type: string }, me: string): boolean =>
  me.endsWith("[bot]") || type === "Bot"
    ? type === "Bot" && name.replace(/\[bot\]$/, "") === me.replace(/\[bot\]$/, "")
    : name === me;

const plain = (text: string) => text.replaceAll("\r\n", "\n").trim();

/** Whether it was there. */
export async function unlessGone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof GithubError && (error.status === 404 || error.status === 410)) return false;
    throw error;
  }
}
