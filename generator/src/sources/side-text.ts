import { variableOf } from "../workspace/index.ts";
/** What a person may mean by the text of a side; `revision` is anything that Git understands, `commit` its id once it was looked up. */
export type SideText =
  | { form: "url"; reference: string }
  | { form: "migrations"; path: string; revision: string | undefined }
  | { form: "connection"; name: string }
  | { form: "connection at"; name: string; revision: string }
  | { form: "folder"; path: string }
  | { form: "revision"; revision: string; commit?: string };

/**
 * Every reading of a side's text that the text alone allows, the explicit forms (`env:`, `migrations:`, `connection:`,
 * a URL, a path that begins with `.` or `/`) as the only one; which of the others are there is for the caller to look up.
 */
export function readingsOf(text: string): SideText[] {
  if (variableOf(text) !== undefined || /^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    return [{ form: "url", reference: text }];
  if (text.startsWith("migrations:")) return [{ form: "migrations", ...pathAt(text.slice("migrations:".length)) }];
  if (text.startsWith("connection:")) return connectionForms(text.slice("connection:".length));
  if (/^(\.{1,2}$|\.{0,2}[\\/]|[A-Za-z]:[\\/])/.test(text)) return [{ form: "folder", path: text }];
  return [...connectionForms(text), { form: "folder", path: text }, { form: "revision", revision: text }];
}

function connectionForms(text: string): SideText[] {
  const [, name, revision] = /^([^@]+)@(.+)$/.exec(text) ?? [];
  if (name === undefined || revision === undefined) return [{ form: "connection", name: text }];
  return [{ form: "connection at", name, revision }];
}

/** `dir@revision`; an `@` at the beginning of a folder's name (`packages/@acme/db`) belongs to the name. */
function pathAt(text: string): { path: string; revision: string | undefined } {
  const [, path, revision] = /^(.+?)(?<!\/)@(.+)$/s.exec(text) ?? [];
  return path === undefined ? { path: text, revision: undefined } : { path, revision };
}
