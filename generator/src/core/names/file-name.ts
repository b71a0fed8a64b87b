import { createHash } from "node:crypto";

const longest = 200;
const plain = /^[a-z0-9_\-., ]$/;
const plainInSignature = /^[a-z0-9_\-., ()[\]]$/;
/** Scripts old enough to be the same in every Unicode version that a Node may have: Latin to Cyrillic, Thai, kana, Han, Hangul. */
const settled =
  /^[\u00df-\u052f\u05d0-\u05ea\u0620-\u064a\u0e01-\u0e30\u1e00-\u1eff\u3041-\u30fa\u4e00-\u9fa5\uac00-\ud7a3]$/;
/** Names that Windows keeps for devices, whatever the extension (learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const device = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)$/;

/**
 * A file name (without extension) for any name of the database, or for a routine's with its signature: at most 200 bytes,
 * safe on every file system, and different for different names also where case or Unicode normal form make no difference.
 * An upper-case letter becomes `~` and the small letter, all else that is unsafe `~hex~`; what is too long ends in `+` and
 * a hash. The name alone decides, so that no other object can change an object's file.
 */
export function encodeName(name: string, signature?: string): string {
  // UTF-16 units, not code points: so a lone surrogate has a name, too. What comes after the longest is left to the hash.
  const unitsOf = (text: string, safe: RegExp) =>
    text
      .slice(0, longest + 1)
      .split("")
      .map((unit) => encodeUnit(unit, safe));
  const units = unitsOf(name, plain);
  const escapeAt = (index: number) => {
    const unit = name[index];
    if (unit !== undefined && index < units.length) units[index] = hex(unit);
  };
  if (/^[ .-]/.test(name)) escapeAt(0);
  if (/[ .]$/.test(name)) escapeAt(name.length - 1);
  if (device.test((name.split(".")[0] ?? "").trimEnd()) || name === "database.json") escapeAt(0);
  if (signature !== undefined) {
    units.push("(", ...unitsOf(signature, plainInSignature), ")");
  }
  const whole = units.join("");
  if (whole !== "" && Buffer.byteLength(whole) <= longest) return whole;
  const identity = JSON.stringify([name, signature]);
  return `${shorten(units)}+${createHash("sha256").update(identity).digest("hex").slice(0, 32)}`;
}

/** The name that `encodeName(name)` stands for; undefined where only the file's content can tell (too long, or not ours). */
export function decodeName(fileName: string): string | undefined {
  const name = decodeUnits(fileName);
  return encodeName(name) === fileName.normalize("NFC") ? name : undefined;
}

/** Undoes the escapes alone. Some file systems hand out names decomposed, so they are composed first. */
export const decodeUnits = (encoded: string): string =>
  encoded
    .normalize("NFC")
    .replace(/~([a-z])|~(\d[0-9a-f]*)~/g, (_, letter?: string, code?: string) =>
      letter ? letter.toUpperCase() : String.fromCharCode(Number.parseInt(code ?? "0", 16)),
    );

function encodeUnit(unit: string, safe: RegExp): string {
  if (safe.test(unit)) return unit;
  if (/^[A-Z]$/.test(unit)) return `~${unit.toLowerCase()}`;
  return settled.test(unit) && isStable(unit) ? unit : hex(unit);
}

/** A letter (no accent of its own) that is the small one of its pair, if it has one, and its own composed form. */
function isStable(letter: string): boolean {
  return (
    /^\p{L}$/u.test(letter) &&
    letter.normalize("NFC") === letter &&
    letter.toLowerCase() === letter &&
    letter.toUpperCase().toLowerCase() === letter
  );
}

/** The leading 0 tells a code from a small letter that stands for its upper-case form. */
function hex(unit: string): string {
  const code = unit.charCodeAt(0).toString(16);
  return `~${/^\d/.test(code) ? code : `0${code}`}~`;
}

function shorten(units: string[]): string {
  let kept = "";
  for (const unit of units) {
    if (Buffer.byteLength(kept + unit) > longest - 33) break;
    kept += unit;
  }
  return kept;
}
