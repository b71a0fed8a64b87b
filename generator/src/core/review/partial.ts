import type { ConnectionReport, Report } from "../model/report.ts";

/** Whether something of a branch was not run, so that the verdict does not hold for it. */
export const isPartial = ({ warnings }: Pick<ConnectionReport, "warnings">): boolean =>
  warnings.some(({ unjudged }) => unjudged === true);

/** Whether that is so of any connection, or migrations were moved, so that what is at the old path was not run. */
export const isPartialReport = ({ connections, settings }: Pick<Report, "connections" | "settings">): boolean =>
  connections.some(isPartial) || Boolean(settings?.moved?.length);
