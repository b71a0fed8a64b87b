import { createHash } from "node:crypto";

const longest = 200;
const plain = /^[a-z0-9_\-.,()[\] ]$/;
/** Names that Windows keeps for devices, whatever the extension (learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const device = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)$/;

/**
 * A file name (without extension) for any name of the database, safe on every file system: at most 200 bytes, and different
 * for different names also where case or Unicode normal form make no difference. Upper-case letters become `~` and the
 * small letter, all else that is unsafe `~hex~`; what is too long ends in `+` and a hash.
 */
export function encodeName(name: string): string {
  const characters = splitCharacters(name).map(encodeCharacter);
  const escapeAt = (index: number) => {
    const character = splitCharacters(name)[index];
    if (character !== undefined) characters[index] = hex(character);
  };
  const last = characters.length - 1;
  if (/^[ .-]/.test(name)) escapeAt(0);
  if (/[ .]$/.test(name)) escapeAt(last);
  if (device.test(name.split(".")[0] ?? "") || name === "database.json") escapeAt(0);
  const whole = characters.join("");
  if (Buffer.byteLength(whole) <= longest && name !== "") return whole;
  return `${shorten(characters)}+${createHash("sha256").update(name, "utf16le").digest("hex").slice(0, 16)}`;
}

/** The name that a file name stands for; undefined where only the file's content can tell (too long, or not ours). */
export function decodeName(fileName: string): string | undefined {
  const name = fileName.replace(/~([a-z])|~(\d[0-9a-f]*)~/g, (_, letter?: string, code?: string) =>
    letter ? letter.toUpperCase() : String.fromCodePoint(Math.min(Number.parseInt(code ?? "0", 16), 0x10ffff)),
  );
  return !fileName.includes("+") && encodeName(name) === fileName ? name : undefined;
}

/** Code points; a lone surrogate stays one of its own. */
const splitCharacters = (name: string) => [...name];

function encodeCharacter(character: string): string {
  if (plain.test(character)) return character;
  if (/^[A-Z]$/.test(character)) return `~${character.toLowerCase()}`;
  // Letters of scripts without case that no normal form changes (Han, kana, …) stay readable.
  const stable = character.normalize("NFC") === character && character.normalize("NFKD") === character;
  const caseless = character.toLowerCase() === character && character.toUpperCase() === character;
  return stable && caseless && /^\p{Lo}$/u.test(character) ? character : hex(character);
}

/** The leading 0 tells a code point from a small letter that stands for its upper-case form. */
function hex(character: string): string {
  const code = character.codePointAt(0)?.toString(16) ?? "0";
  return `~${/^\d/.test(code) ? code : `0${code}`}~`;
}

function shorten(characters: string[]): string {
  let kept = "";
  for (const character of characters) {
    if (Buffer.byteLength(kept + character) > longest - 20) break;
    kept += character;
  }
  return kept;
}
