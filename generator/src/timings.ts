/** How long a part of the work took, in milliseconds; parts may overlap. */
export type Span = { name: string; milliseconds: number };

/** Takes the time of parts of the work, for `--timings`. */
export type Timings = {
  spans: Span[];
  /** Runs the work and notes how long it took, also when it throws. */
  time<T>(name: string, work: () => Promise<T>): Promise<T>;
};

export function startTimings(): Timings {
  const spans: Span[] = [];
  return {
    spans,
    async time(name, work) {
      const began = performance.now();
      try {
        return await work();
      } finally {
        spans.push({ name, milliseconds: performance.now() - began });
      }
    },
  };
}
