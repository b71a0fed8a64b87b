import { type Annotations, annotationWarning, parseAnnotations } from "../core/docs/annotations.ts";
import type { Warning } from "../errors.ts";
import { textsBelow } from "../workspace/files/index.ts";
import type { Connection } from "../workspace/index.ts";

type ReadAnnotations = {
  annotations: Annotations;
  /** Those that cannot be read. */
  broken: Warning[];
  /** Those that are not opened: links out of the repository, names that hide something. */
  refused: Warning[];
};

/**
 * The annotations of a connection, of which only those with a text that `holds` are parsed; what is wrong with one is a warning.
 * Links are followed that stay in the repository.
 */
export function readAnnotations(
  { annotationsDir, boundary }: Connection,
  holds = (_text: string) => true,
): ReadAnnotations {
  const { texts, refused } = textsBelow(annotationsDir, ".md", { boundary });
  const { annotations, problems } = parseAnnotations([...texts].filter(([, text]) => holds(text)));
  return {
    annotations,
    broken: problems.map(annotationWarning),
    refused: refused.map(({ path, why }) => ({
      object: `annotations/${path}`,
      message: `this ${why}`,
      remedy: "Put the file or folder itself there, under a plain name.",
    })),
  };
}
