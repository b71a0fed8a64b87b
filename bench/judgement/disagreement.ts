/** Where ours and another judge differ; what is undefined did not object. */
export type Disagreement = {
  suite: string;
  /** The file, or the name of a case. */
  place: string;
  line?: number | undefined;
  /** Our code, with its severity, and the other's rule. */
  ours?: string | undefined;
  theirs?: string | undefined;
  /** Why it is no measure of ours. */
  excused?: string | undefined;
  message: string;
  sql: string;
};

/** One line for a terminal. */
export const disagreementLine = ({ suite, place, line, ours, theirs, excused, message }: Disagreement): string =>
  `${suite}  ${place}${line === undefined ? "" : `:${line}`}  ours: ${ours ?? "-"}  theirs: ${theirs ?? "-"}  ${excused === undefined ? "" : `LEFT OUT (${excused})  `}${message}`;
