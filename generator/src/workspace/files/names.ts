/** Names that Windows keeps for devices, whatever follows a dot (learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)[ ]*(\.|$)/i;
/** Controls, directions, joints and blanks without a width: what makes two names look alike, or one read backwards. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;
/** Persian, Hindi and others spell words with these, and so are emoji: after such letters, and between them, they are seen. */
const joiners = /(?<=\P{ASCII})([\ufe0e\ufe0f]|[\u200c\u200d](?=\P{ASCII}))/gu;

/**
 * Why a text can't be a path below a folder, on this system or another; undefined when it can. A workspace means the same
 * on all of them, so what only Windows takes for a device or a stream is refused everywhere.
 */
export function pathProblem(path: string): string | undefined {
  if (/^([A-Za-z]:|[\\/])/.test(path)) return "is absolute";
  const hidden = unseenIn(path);
  if (hidden) return hidden;
  const parts = path.split(/[\\/]/).filter((part) => part !== "." && part !== "..");
  if (parts.some(isGit)) return "leads into .git";
  if (parts.some((part) => part.includes(":")))
    return "contains a colon, which means an alternate data stream on Windows";
  if (parts.some((part) => /[ .]$/.test(part))) return "has a part that ends in a dot or space, which Windows drops";
  return parts.some((part) => device.test(part)) ? "has a part that is a device name on Windows" : undefined;
}

/** Why a file of this name, found in a folder, is not opened; undefined when it is. */
export const nameProblem = (name: string): string | undefined =>
  name.includes("\\") ? "has a backslash in its name, which separates folders on Windows" : unseenIn(name);

function unseenIn(text: string): string | undefined {
  const code = unseen.exec(text.replace(joiners, ""))?.[0].codePointAt(0);
  if (code === undefined) return undefined;
  return `has an invisible character in its name (U+${code.toString(16).toUpperCase().padStart(4, "0")})`;
}

/** A name as it may be shown: what can't be seen is written out. */
export const shownPath = (path: string): string =>
  path.replace(new RegExp(unseen, "gu"), (unit) => `\\u{${unit.codePointAt(0)?.toString(16)}}`);

/** Whether a file system may take a name for `.git`: they ignore case, some of them what can't be seen, or the end (CVE-2014-9390). */
export const isGit = (name: string): boolean =>
  /^(\.git|git~\d+)[ .]*(:.*)?$/i.test(name.replace(/\p{Default_Ignorable_Code_Point}/gu, ""));
