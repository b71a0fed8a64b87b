import type { DatabaseError, Dialect } from "../dialect.ts";

const numbers = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Errors by their number, which is the same in every language and release (documentation: Database Engine events and errors). */
const aboutRows = numbers("515 547 1505 1779 2601 2627 2628 3621 8152 245 248 8115 220");
const existing = numbers("1913 1919 2705 2714 2759 4902 15023 15025 15233 15335");
/** What can't be while a transaction is open. */
const ofTransaction = numbers("226 574 3021 3724 3902 3903");
/** The login may not do it. */
const ofRights = numbers("229 230 262 300 916 15247 15517");

/** The server shuts down, or ends the connection. */
const ending = numbers("596 6005 6006 17142 17188 40197 40501 40613");

const has =
  (set: ReadonlySet<string>) =>
  ({ code }: DatabaseError) =>
    code !== undefined && set.has(code);

/** What a server says went wrong; `code` is the number of the error. */
export const errors: Dialect["errors"] = {
  isAnswer: (error) => /^\d+$/.test(error.code ?? "") && !has(ending)(error),
  isAboutRows: has(aboutRows),
  alreadyExists: has(existing),
  isOfTransaction: has(ofTransaction),
  outOfTransaction: () =>
    "Take it out of the transaction: put it before BEGIN TRANSACTION or after COMMIT, or into a migration of its own.",
  missingRole: ({ code, message }) =>
    code === "15151"
      ? /^Cannot (?:find|alter|drop) the (?:user|role|principal) '(.*?)'/s.exec(message)?.[1]
      : undefined,
  missingSchema: ({ code, message }) =>
    code === "2760" ? /specified schema name "(.*?)"/s.exec(message)?.[1] : undefined,
  missingProgram: ({ code }) => (code === "7609" ? "full-text search" : undefined),
  isOfRights: has(ofRights),
  ofShadow: (error) =>
    has(ofRights)(error)
      ? "The login of `shadow` may not do this; whoever applies it with one that may gets no error. Take it out of the migrations, or, if the server is thrown away after the run, use one that may and add `shadow-superuser: allow`."
      : undefined,
  unknownSetting: ({ code }) => code === "195",
};
