const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Code of a check, generated column, index or default as it was written, of what MySQL's information_schema shows: each byte of its UTF-8 as
 * a character of its own (`Ã¼` for `ü`), with the quotes and backslashes of its texts behind a backslash. MariaDB shows it as it is.
 */
export function recoded(shown: string): string {
  const code = shown.replace(/\\(['\\])/g, "$1");
  const isOfBytes = /[\x80-\xff]/.test(code) && /^[\0-\xff]*$/.test(code);
  if (!isOfBytes) return code;
  try {
    return utf8.decode(Uint8Array.from(code, (sign) => sign.charCodeAt(0)));
  } catch {
    return code;
  }
}
