import type { Prelude } from "../../engine.ts";

/**
 * What every Supabase project begins with, as far as migrations build on it: https://supabase.com/docs/guides/database and
 * the `supabase/postgres` image. Bodies of functions are left out, for nothing runs them; names, arguments and columns are
 * what foreign keys, policies, triggers and views hold on to.
 */
export const prelude: Prelude = [
  { sql: functions() },
  { sql: auth() },
  { sql: storage() },
  { sql: grants() },
  {
    unless: "supabase_vault",
    sql: `
        CREATE TABLE vault.secrets (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text UNIQUE,
          description text NOT NULL DEFAULT '', secret text NOT NULL, key_id uuid, nonce bytea,
          created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now());
        CREATE VIEW vault.decrypted_secrets AS SELECT id, name, description, secret, secret AS decrypted_secret, key_id,
          nonce, created_at, updated_at FROM vault.secrets;
        ${stub("vault.create_secret(new_secret text, new_name text = NULL, new_description text = '', new_key_id uuid = NULL)", "uuid")}
        ${stub("vault.update_secret(secret_id uuid, new_secret text = NULL, new_name text = NULL, new_description text = NULL, new_key_id uuid = NULL)", "void")}`,
  },
  {
    unless: "pg_cron",
    sql: `
        CREATE TABLE cron.job (jobid bigint PRIMARY KEY, schedule text NOT NULL, command text NOT NULL, nodename text,
          nodeport integer, database text, username text, active boolean NOT NULL DEFAULT true, jobname text);
        CREATE TABLE cron.job_run_details (jobid bigint, runid bigint PRIMARY KEY, job_pid integer, database text,
          username text, command text, status text, return_message text, start_time timestamptz, end_time timestamptz);
        ${stub("cron.schedule(job_name text, schedule text, command text)", "bigint")}
        ${stub("cron.schedule(schedule text, command text)", "bigint")}
        ${stub("cron.unschedule(job_name text)", "boolean")}
        ${stub("cron.unschedule(job_id bigint)", "boolean")}
        ${stub("cron.alter_job(job_id bigint, schedule text = NULL, command text = NULL, database text = NULL, username text = NULL, active boolean = NULL)", "void")}`,
  },
  {
    unless: "pgmq",
    sql: `
        CREATE SCHEMA pgmq;
        CREATE TYPE pgmq.message_record AS (msg_id bigint, read_ct integer, enqueued_at timestamptz, vt timestamptz, message jsonb);
        ${stub("pgmq.create(queue_name text)", "void")}
        ${stub("pgmq.create_unlogged(queue_name text)", "void")}
        ${stub("pgmq.drop_queue(queue_name text)", "boolean")}
        ${stub("pgmq.send(queue_name text, msg jsonb, delay integer = 0)", "SETOF bigint")}
        ${stub("pgmq.send_batch(queue_name text, msgs jsonb[], delay integer = 0)", "SETOF bigint")}
        ${stub("pgmq.read(queue_name text, vt integer, qty integer)", "SETOF pgmq.message_record")}
        ${stub("pgmq.pop(queue_name text)", "SETOF pgmq.message_record")}
        ${stub("pgmq.delete(queue_name text, msg_id bigint)", "boolean")}
        ${stub("pgmq.archive(queue_name text, msg_id bigint)", "boolean")}`,
  },
  {
    unless: "pg_net",
    sql: `
        ${stub("net.http_get(url text, params jsonb = '{}', headers jsonb = '{}', timeout_milliseconds integer = 5000)", "bigint")}
        ${stub("net.http_post(url text, body jsonb = '{}', params jsonb = '{}', headers jsonb = '{}', timeout_milliseconds integer = 5000)", "bigint")}
        ${stub("net.http_delete(url text, params jsonb = '{}', headers jsonb = '{}', timeout_milliseconds integer = 5000)", "bigint")}`,
  },
];

/** A function of this signature that does nothing. */
function stub(signature: string, returns: string): string {
  const body = /^(void|SETOF )/.test(returns) ? "BEGIN END" : "BEGIN RETURN NULL; END";
  return `CREATE FUNCTION ${signature} RETURNS ${returns} LANGUAGE plpgsql STABLE AS '${body}';`;
}

/** Servers without the contrib modules have none. */
function extensionWhereThereIs(name: string): string {
  return `DO $$ BEGIN IF EXISTS (SELECT FROM pg_available_extensions WHERE name = '${name}') THEN
    CREATE EXTENSION "${name}" SCHEMA extensions; END IF; END $$;`;
}

function functions(): string {
  const schemas = ["auth", "cron", "extensions", "graphql", "graphql_public", "net", "realtime", "storage", "vault"];
  const more = ["supabase_functions", "supabase_migrations"];
  return `
    ${[...schemas, ...more].map((schema) => `CREATE SCHEMA ${schema};`).join("\n")}
    ${["uuid-ossp", "pgcrypto"].map(extensionWhereThereIs).join("\n")}
    CREATE PUBLICATION supabase_realtime;
    ${stub("auth.uid()", "uuid")}
    ${stub("auth.role()", "text")}
    ${stub("auth.email()", "text")}
    ${stub("auth.jwt()", "jsonb")}
    ${stub("realtime.topic()", "text")}
    ${stub("realtime.send(payload jsonb, event text, topic text, private boolean = true)", "void")}
    ${stub("realtime.broadcast_changes(topic_name text, event_name text, operation text, table_name text, table_schema text, new record, old record, level text = 'ROW')", "void")}
    ${stub("supabase_functions.http_request()", "trigger")}
    CREATE TABLE realtime.messages (topic text NOT NULL, extension text NOT NULL, payload jsonb, event text,
      private boolean DEFAULT false, updated_at timestamp NOT NULL DEFAULT now(),
      inserted_at timestamp NOT NULL DEFAULT now(), id uuid NOT NULL DEFAULT gen_random_uuid());
    ALTER TABLE realtime.messages ENABLE ROW LEVEL SECURITY;
    CREATE TABLE realtime.subscription (id bigint PRIMARY KEY, subscription_id uuid NOT NULL, entity regclass NOT NULL,
      filters text[] NOT NULL DEFAULT '{}', claims jsonb NOT NULL, created_at timestamp NOT NULL DEFAULT now());
    ${stub("realtime.subscription_check_filters()", "trigger")}`;
}

function auth(): string {
  return `
    CREATE TABLE auth.users (
      instance_id uuid, id uuid PRIMARY KEY, aud varchar(255), role varchar(255), email varchar(255),
      encrypted_password varchar(255), email_confirmed_at timestamptz, invited_at timestamptz,
      confirmation_token varchar(255), confirmation_sent_at timestamptz, recovery_token varchar(255),
      recovery_sent_at timestamptz, email_change_token_new varchar(255), email_change varchar(255),
      email_change_sent_at timestamptz, last_sign_in_at timestamptz, raw_app_meta_data jsonb, raw_user_meta_data jsonb,
      is_super_admin boolean, created_at timestamptz, updated_at timestamptz, phone text UNIQUE,
      phone_confirmed_at timestamptz, phone_change text DEFAULT '', phone_change_token varchar(255) DEFAULT '',
      phone_change_sent_at timestamptz, confirmed_at timestamptz, email_change_token_current varchar(255) DEFAULT '',
      email_change_confirm_status smallint DEFAULT 0, banned_until timestamptz,
      reauthentication_token varchar(255) DEFAULT '', reauthentication_sent_at timestamptz,
      is_sso_user boolean NOT NULL DEFAULT false, deleted_at timestamptz, is_anonymous boolean NOT NULL DEFAULT false);
    ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY;
    CREATE TABLE auth.identities (
      provider_id text NOT NULL, user_id uuid NOT NULL REFERENCES auth.users ON DELETE CASCADE, identity_data jsonb NOT NULL,
      provider text NOT NULL, last_sign_in_at timestamptz, created_at timestamptz, updated_at timestamptz, email text,
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(), UNIQUE (provider_id, provider));
    CREATE TYPE auth.aal_level AS ENUM ('aal1', 'aal2', 'aal3');
    CREATE TABLE auth.sessions (
      id uuid PRIMARY KEY, user_id uuid NOT NULL REFERENCES auth.users ON DELETE CASCADE, created_at timestamptz,
      updated_at timestamptz, factor_id uuid, aal auth.aal_level, not_after timestamptz, refreshed_at timestamp,
      user_agent text, ip inet, tag text);
    CREATE TABLE auth.refresh_tokens (
      instance_id uuid, id bigserial PRIMARY KEY, token varchar(255) UNIQUE, user_id varchar(255), revoked boolean,
      created_at timestamptz, updated_at timestamptz, parent varchar(255), session_id uuid REFERENCES auth.sessions ON DELETE CASCADE);
    CREATE TABLE auth.audit_log_entries (
      instance_id uuid, id uuid PRIMARY KEY, payload json, created_at timestamptz, ip_address varchar(64) NOT NULL DEFAULT '');
    CREATE TYPE auth.factor_type AS ENUM ('totp', 'webauthn', 'phone');
    CREATE TYPE auth.factor_status AS ENUM ('unverified', 'verified');
    CREATE TABLE auth.mfa_factors (
      id uuid PRIMARY KEY, user_id uuid NOT NULL REFERENCES auth.users ON DELETE CASCADE, friendly_name text,
      factor_type auth.factor_type NOT NULL, status auth.factor_status NOT NULL, created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL, secret text, phone text, last_challenged_at timestamptz);`;
}

function storage(): string {
  return `
    CREATE TABLE storage.buckets (
      id text PRIMARY KEY, name text NOT NULL UNIQUE, owner uuid, created_at timestamptz DEFAULT now(),
      updated_at timestamptz DEFAULT now(), public boolean DEFAULT false, avif_autodetection boolean DEFAULT false,
      file_size_limit bigint, allowed_mime_types text[], owner_id text);
    CREATE TABLE storage.objects (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(), bucket_id text REFERENCES storage.buckets, name text, owner uuid,
      created_at timestamptz DEFAULT now(), updated_at timestamptz DEFAULT now(), last_accessed_at timestamptz DEFAULT now(),
      metadata jsonb, path_tokens text[] GENERATED ALWAYS AS (string_to_array(name, '/')) STORED, version text,
      owner_id text, user_metadata jsonb);
    ALTER TABLE storage.buckets ENABLE ROW LEVEL SECURITY;
    ALTER TABLE storage.objects ENABLE ROW LEVEL SECURITY;
    ${stub("storage.foldername(name text)", "text[]")}
    ${stub("storage.filename(name text)", "text")}
    ${stub("storage.extension(name text)", "text")}`;
}

/** Tables, sequences and routines of public are for its API's roles unless a migration takes the rights away. */
function grants(): string {
  const roles = "anon, authenticated, service_role";
  return [
    `GRANT USAGE ON SCHEMA public TO ${roles}`,
    ...["TABLES", "SEQUENCES", "ROUTINES"].map(
      (kind) => `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON ${kind} TO ${roles}`,
    ),
  ].join(";\n");
}
