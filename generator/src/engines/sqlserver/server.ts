/** Which server it is: its major version (14 is 2017), its edition, and the database that is open. */
export type Server = {
  version: number;
  /** SERVERPROPERTY('EngineEdition'): 5 and 12 are databases, and 8 an instance, that Azure keeps at the newest version. */
  edition: number;
  database: string;
  /** Of the database. */
  collation: string | undefined;
  /** Whether the login sees all that is there, and how it is defined. */
  seesDefinitions: boolean;
};

const newest = [5, 8, 12];
/** Azure SQL Database, where a session stays in the database that it logged in to. */
export const isAzureDatabase = ({ edition }: Server): boolean => edition === 5;
/** Analytical services that speak the protocol and have catalogs of their own. */
const analytical = [6, 11];
const oldest = 14;

/** Whether a server has what came with that major version: 15 is 2019, 16 is 2022, 17 is 2025. */
export const isSince = ({ version, edition }: Server, since: number): boolean =>
  newest.includes(edition) || version >= since;

/** Why a server can't be read, as a clause; undefined where it can. */
export function unfit({ version, edition }: Server): string | undefined {
  if (analytical.includes(edition)) return "it is Azure Synapse or a warehouse of Fabric, whose catalogs are others";
  return isSince({ version, edition } as Server, oldest)
    ? undefined
    : `it is of version ${version}, and 14 (2017) is the oldest`;
}
