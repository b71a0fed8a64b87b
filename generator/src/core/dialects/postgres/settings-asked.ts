/**
 * Settings that decide what a name means, or with whose rights a statement runs: as the session has them, and as sessions of
 * some role or database will (pg_db_role_setting). Everything is named in full, for a script may put others first.
 */
export const settingsAsked = `SELECT pg_catalog.concat_ws(E'\\n', pg_catalog.current_setting('search_path'), session_user, current_user,
    pg_catalog.current_setting('session_replication_role')) AS session,
  (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(s.setdatabase, s.setrole, o) ORDER BY s.setdatabase, s.setrole, o)
    FROM pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) o
    WHERE o OPERATOR(pg_catalog.~*) '^(search_path|role|session_replication_role)=')::pg_catalog.text AS later`;
