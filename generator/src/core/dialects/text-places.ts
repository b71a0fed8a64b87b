/** Behind the quote that closes the one at `at`: a doubled quote stands for itself, and so does one behind a backslash where `backslash` escapes. */
export function quoteEnd(text: string, at: number, quote: string, backslash: boolean): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === quote) {
      if (text[i + 1] !== quote) return i + 1;
      i++;
    } else if (backslash && text[i] === "\\") i++;
  }
  return text.length;
}

/** The line of an offset, for offsets that ascend. */
export function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf("\n");
  return (offset) => {
    for (; next !== -1 && next < offset; next = text.indexOf("\n", next + 1)) line++;
    return line;
  };
}
