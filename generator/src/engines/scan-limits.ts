/** What may be read of items where reading costs money. */
export type ScanLimits = {
  /** Bytes of a table above which none of its items is read: 0 for none at all. */
  upTo: number;
  /** What reading the items of one table may consume, in the units that it is billed by. */
  readUnits: number;
  /** Another one reads other items, where not all are read. */
  seed?: number | undefined;
};

/** Where nobody says otherwise: the items of a table then cost some thousandths of a cent. */
export const usualScan: ScanLimits = { upTo: 50 * 2 ** 20, readUnits: 500 };
