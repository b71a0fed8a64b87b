import { shownOptions } from "../../../core/masking/index.ts";

/**
 * The options of foreign data whose values are shown; those of all others are masked, known or not. A name is here when the
 * documentation of a wrapper gives it a meaning that lets nobody in: where something is, what it is called there, how it is
 * read. Files, programs, URLs, headers and queries are not: they hold logins, tokens and data often enough.
 */
const harmless = {
  /** https://www.postgresql.org/docs/current/postgres-fdw.html, and dblink, mysql_fdw, oracle_fdw, tds_fdw, mongo_fdw, … */
  server: [
    ...["host", "hostaddr", "port", "dbname", "servername", "address", "replica_set", "sslmode", "ssl_mode"],
    ...["fdw_startup_cost", "fdw_tuple_cost", "extensions", "analyze_sampling", "parallel_commit", "parallel_abort"],
    ...["keep_connections", "connect_timeout", "application_name", "client_encoding", "tds_version", "character_set"],
    ...["isolation_level", "nchar", "language", "msg_handler", "secure_file_priv", "init_timeout", "reconnect"],
    ...["truncatable", "async_capable", "updatable", "readonly", "use_remote_estimate", "fetch_size", "batch_size"],
    ...["max_rows", "wrapper", "driver", "read_preference", "weak_ssl", "compression"],
  ],
  /** https://www.postgresql.org/docs/current/file-fdw.html takes those of COPY; oracle_fdw, sqlite_fdw, redis_fdw, parquet_fdw, … */
  "foreign table": [
    ...["schema", "schema_name", "table", "table_name", "database", "dbname", "collection", "tabletype", "tablekeyset"],
    ...["use_remote_estimate", "fetch_size", "batch_size", "updatable", "truncatable", "async_capable", "readonly"],
    ...["fdw_startup_cost", "fdw_tuple_cost", "analyze_sampling", "max_blob_size", "max_long", "sample_percent"],
    ...["prefetch", "dblink", "row_estimate_method", "match_column_names", "local_tuple_estimate", "engine", "sorted"],
    ...["format", "header", "delimiter", "quote", "escape", "null", "encoding", "default", "on_error", "log_verbosity"],
    ...["reject_limit", "force_not_null", "force_null", "files_in_order", "use_mmap", "use_threads", "max_open_files"],
  ],
  "foreign column": [
    ...["column", "column_name", "column_type", "key", "strip_zeros", "force_not_null", "force_null", "type", "map"],
    ...["mapping", "statistics", "bucket_type", "aggregatefunction", "simpleaggregatefunction", "arrays"],
  ],
  wrapper: ["debug", "wrapper", "nls_lang"],
  "user mapping": ["user", "username", "password_required"],
  /** https://www.postgresql.org/docs/current/sql-createsubscription.html; `conninfo` is no option, and never shown. */
  subscription: [
    ...["slot_name", "create_slot", "copy_data", "enabled", "connect", "synchronous_commit", "binary", "streaming"],
    ...["two_phase", "disable_on_error", "password_required", "run_as_owner", "origin", "failover"],
  ],
};

/** The `name=value` texts that PostgreSQL keeps of one kind of foreign data, fit to be shown; by name, as a dump writes them. */
export const foreignOptions = (kind: keyof typeof harmless, options: string[] | undefined): string[] | undefined =>
  options && shownOptions(options, new Set(harmless[kind]));
