import { ownCodes } from "./colors.ts";

/**
 * Characters that a terminal obeys instead of showing: controls (escape sequences, also the 8-bit ones), and those that
 * turn the direction of text or are not to be seen.
 */
const controls = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

const coded = (character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`;

/** A text from outside on one line: what a terminal would obey is shown as `\u{…}`; line breaks as `⏎`. */
export const printable = (text: string): string => text.replaceAll(/\r?\n/g, "⏎").replaceAll(controls, coded);

const controlOrColour = /\p{Cc}(?:\[\d{1,2}m)?|[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Lines for a terminal or the log of a CI run, as they are but for what either obeys: control characters other than line
 * breaks, tabs and our own colours, and commands to a runner (GitHub's `::x::` that begins a line, its old `##[x]` and
 * Azure's `##vso[x]` anywhere; GitLab's begin with an escape sequence).
 */
export function harmlessLines(text: string, color = false): string {
  return text
    .replaceAll("\r\n", "\n")
    .replace(controlOrColour, (found) => {
      if (found === "\n" || found === "\t" || (color && ownCodes.has(found))) return found;
      return "\n\t".includes(found.charAt(0)) ? found : `${coded(found)}${found.slice(1)}`;
    })
    .replace(commandAtStart, "$1\u200b")
    .replace(/##(?=(?:vso|teamcity)?\[)/g, "##\u200b");
}

/** What begins a line of GitHub's log as a command. */
const commandAtStart = /^([^\S\n\r\u2028\u2029]*:)(?=:)/gm;

/**
 * A text in a format of its own (JSON, SARIF, Markdown), which a log may show, too. JSON leaves the 8-bit control characters
 * and turned directions as they are, and begins no line with a text; its way of writing signs is text in any other format.
 */
export const harmlessDocument = (text: string): string =>
  withoutControls(text)
    .replace(commandAtStart, "$1\u200b")
    .replace(/##(?=(?:vso|teamcity)?\[)/g, "#\\u0023");

/** The same of a text that is made of commands to a runner. */
export const withoutControls = (text: string): string =>
  text.replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** An error for who reads a terminal or a log; all lines but the first are indented, so that none passes for another's. */
export const errorLines = ({ message, hint }: { message: string; hint?: string | undefined }): string =>
  harmlessLines(`error: ${hint ? `${message}\n${hint}` : message}`).replace(/\n {0,2}(?=\S)/g, "\n  ");
