import { z } from "zod";
import type { CommentRequest } from "../host.ts";
import { type Api, GitlabError } from "./api.ts";

const note = z.object({ id: z.number(), body: z.string(), system: z.boolean(), author: z.object({ id: z.number() }) });
type Note = z.infer<typeof note>;

const mostTries = 4;

/**
 * Leaves the one note with this marker that is the token's own as it should be, and returns its id. Looks again after
 * every write that may have crossed another's: two runs at once, or a person who deletes it. Of several, the oldest stays.
 * https://docs.gitlab.com/api/notes/#merge-requests
 */
export async function writeNote(api: Api, request: number, comment: CommentRequest): Promise<number | undefined> {
  const path = `/merge_requests/${request}/notes`;
  const text = `${comment.marker}\n${comment.body}`;
  for (let tries = 1; tries <= mostTries; tries++) {
    const [kept, ...doubles] = await ownNotes(api, path, comment.marker);
    for (const { id } of doubles) await unlessGone(api.ask("DELETE", `${path}/${id}`, z.unknown()));
    if (!kept) {
      if (!comment.create) return undefined;
      await api.ask("POST", path, z.object({ id: z.number() }), { body: { body: text } });
    } else if (kept.body.trim() === text.trim()) {
      return kept.id;
    } else {
      const changed = api.ask("PUT", `${path}/${kept.id}`, z.object({ id: z.number() }), { body: { body: text } });
      if (await unlessGone(changed)) return kept.id;
    }
  }
  throw new GitlabError(`POST ${path}`, 0, "the comment is gone again each time it is written");
}

/** Oldest first. */
async function ownNotes(api: Api, path: string, marker: string): Promise<Note[]> {
  const [me, notes] = await Promise.all([
    api.me(),
    api.all(path, note, { sort: "asc", order_by: "created_at", activity_filter: "only_comments" }),
  ]);
  return notes
    .filter(({ system, author, body }) => !system && author.id === me && body.split("\n", 1)[0]?.trim() === marker)
    .sort((a, b) => a.id - b.id);
}

/** Whether it was there. */
export async function unlessGone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof GitlabError && error.status === 404) return false;
    throw error;
  }
}
