/** A text within quotes as SQL has it. */
export const quotedText = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** `utf8` was the name of `utf8mb3` until MySQL 8.0.29 and MariaDB 10.6. */
export const collationOf = (name: string): string => name.replace(/^utf8_/, "utf8mb3_");

/**
 * A type as MySQL 8 prints it. Others show the display widths of integers, which say nothing; but `tinyint(1)` is what people
 * write for true and false, and a width of a column that is filled up with zeros is seen.
 */
export const typeOf = (printed: string): string =>
  /\bzerofill\b/.test(printed) || printed === "tinyint(1)"
    ? printed
    : printed.replace(/^(tinyint|smallint|mediumint|int|bigint|year)\(\d+\)/, "$1");

/** The type of a parameter or result, without the character set that goes with it. */
export const typeOfValue = (printed: string): string => typeOf(printed.replace(/ CHARSET \w+( COLLATE \w+)?$/, ""));

const current = /\bcurrent_timestamp(\((\d*)\))?/gi;
/** `current_timestamp()` and `CURRENT_TIMESTAMP` are the same; so are their digits in both. */
export const withCurrentTime = (code: string): string =>
  code.replace(current, (_, _parentheses, digits = "") => `CURRENT_TIMESTAMP${digits === "" ? "" : `(${digits})`}`);
