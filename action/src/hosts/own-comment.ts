import { SchemalogError } from "schemalog";
import type { CommentRequest } from "./host.ts";
import { unlessGone } from "./host-error.ts";

/** What a host can do with the comments of one request. */
export type Comments<C> = {
  /** Those that the token's own account has written. */
  own(): Promise<C[]>;
  create(body: string): Promise<unknown>;
  edit(id: number, body: string): Promise<unknown>;
  remove(id: number): Promise<unknown>;
};
export type Comment = { id: number; body?: string | null | undefined };

const mostTries = 4;

/**
 * Leaves the one comment with this marker that is the token's own as it should be, and returns it. Looks again after every
 * write that may have crossed another's: two runs at once, or a person who deletes it. Of several, the oldest stays.
 */
export async function writeOwnComment<C extends Comment>(
  comments: Comments<C>,
  { marker, body, create }: CommentRequest,
): Promise<C | undefined> {
  const text = `${marker}\n${body}`;
  for (let tries = 1; tries <= mostTries; tries++) {
    const marked = (await comments.own()).filter((one) => one.body?.split("\n", 1)[0]?.trim() === marker);
    const [kept, ...doubles] = marked.sort((a, b) => a.id - b.id);
    for (const { id } of doubles) await unlessGone(comments.remove(id));
    if (!kept) {
      if (!create) return undefined;
      await comments.create(text);
    } else if (plain(kept.body ?? "") === plain(text)) {
      return kept;
    } else if ((await unlessGone(comments.edit(kept.id, text))) !== undefined) {
      return kept;
    }
  }
  throw new SchemalogError("the comment disappears each time it is written", {
    exitCode: 3,
    hint: "Something deletes this account's comments: a person, a bot or a rule on the host.",
  });
}

const plain = (text: string) => text.replaceAll("\r\n", "\n").trim();
