import { z } from "zod";
import type { CommentRequest } from "../host.ts";
import { parsed } from "../host-error.ts";
import { writeOwnComment } from "../own-comment.ts";
import type { Api } from "./api.ts";

const note = z.object({ id: z.number(), body: z.string(), system: z.boolean(), author: z.object({ id: z.number() }) });
const order = { sort: "asc", orderBy: "created_at", activityFilter: "only_comments", perPage: 100 } as const;

/** Writes our one note, and returns its id: https://docs.gitlab.com/api/notes/#merge-requests */
export async function writeNote(api: Api, request: number, comment: CommentRequest): Promise<number | undefined> {
  const { notes, project } = api;
  const kept = await writeOwnComment(
    {
      own: async () => {
        const [me, found] = await Promise.all([api.me(), notes.all(project, request, order)]);
        return parsed("the list of notes", z.array(note), found).filter(
          ({ system, author }) => !system && author.id === me,
        );
      },
      create: (body) => notes.create(project, request, body),
      edit: (id, body) => notes.edit(project, request, id, { body }),
      remove: (id) => notes.remove(project, request, id),
    },
    comment,
  );
  return kept?.id;
}
