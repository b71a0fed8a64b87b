import { describe, expect, test } from "vitest";
import { diff } from "../../src/core/diff/index.ts";
import { judge } from "../../src/core/rules/judge.ts";
import { engines, platforms } from "../../src/engines/registry.ts";
import { buildDatabase, buildPair, MigrationError, migrationsOf } from "../../src/migrations/index.ts";
import { platformOf } from "../../src/migrations/requirements.ts";
import { startTimings } from "../../src/timings.ts";
import { serverUrl } from "../support/postgres.ts";

const engine = engines[0]!;
const [platform] = platforms();
const options = { filter: () => true, platform, statementTimeout: 60_000, lockTimeout: 5_000, skipExtensions: [] };

/** As people write them after Supabase's guides. */
const byHand = {
  "20240101000000_profiles.sql": `
    create extension if not exists pg_cron with schema pg_catalog;
    create extension if not exists "vector" with schema extensions;
    create table public.profiles (
      id uuid references auth.users on delete cascade not null primary key default auth.uid(),
      updated_at timestamp with time zone, username text unique, secret uuid default uuid_generate_v4(),
      salt bytea default gen_random_bytes(8), place vector(3),
      constraint username_length check (char_length(username) >= 3)
    );
    alter table profiles enable row level security;
    create policy "Own profile" on profiles for update to authenticated using ((select auth.uid()) = id);
    create policy "Admins" on profiles for select using (auth.jwt() ->> 'role' = 'admin' or auth.role() = 'service_role');
    create function public.handle_new_user() returns trigger set search_path = '' as $$
    begin
      insert into public.profiles (id, username) values (new.id, new.raw_user_meta_data->>'full_name');
      return new;
    end; $$ language plpgsql security definer;
    create trigger on_auth_user_created after insert on auth.users for each row execute procedure public.handle_new_user();`,
  "20240102000000_storage.sql": `
    insert into storage.buckets (id, name, public, file_size_limit) values ('avatars', 'avatars', true, 1024);
    create policy "Avatars" on storage.objects for select
      using (bucket_id = 'avatars' and (storage.foldername(name))[1] = auth.uid()::text and storage.extension(name) = 'png');
    alter publication supabase_realtime add table profiles;
    create policy "Rooms" on realtime.messages for select to authenticated using (realtime.topic() = 'room');
    create view public.members as select p.id, u.email, u.raw_user_meta_data from profiles p join auth.users u using (id);
    create function public.mail() returns text language sql as 'select email from auth.users where id = auth.uid()';
    create table public.events (id bigint primary key, by uuid references auth.users (id));
    create trigger call_hook after insert on public.events for each row
      execute function supabase_functions.http_request('https://example.com', 'POST', '{}', '{}', '1000');
    select cron.schedule('nightly', '0 3 * * *', $$ select net.http_post(url := 'https://example.com') $$);
    select cron.alter_job(1, schedule := '0 4 * * *');
    create extension if not exists pgmq;
    select pgmq.create('jobs'); select * from pgmq.send('jobs', '{}'), pgmq.read('jobs', 30, 1);
    select vault.create_secret('s3cret', 'name', 'words');
    revoke all on public.events from anon;`,
};

/** As \`supabase db pull\` writes them. */
const pulled = {
  "20240101000000_remote_schema.sql": `
    SET statement_timeout = 0; SET lock_timeout = 0; SET client_encoding = 'UTF8';
    SELECT pg_catalog.set_config('search_path', '', false);
    CREATE EXTENSION IF NOT EXISTS "pgcrypto" WITH SCHEMA "extensions";
    CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA "extensions";
    CREATE EXTENSION IF NOT EXISTS "supabase_vault" WITH SCHEMA "vault";
    COMMENT ON SCHEMA "public" IS 'standard public schema';
    CREATE TABLE IF NOT EXISTS "public"."notes" ("id" "uuid" DEFAULT "extensions"."uuid_generate_v4"() NOT NULL, "owner" "uuid" DEFAULT "auth"."uid"());
    ALTER TABLE "public"."notes" OWNER TO "postgres";
    ALTER TABLE ONLY "public"."notes" ADD CONSTRAINT "notes_owner_fkey" FOREIGN KEY ("owner") REFERENCES "auth"."users"("id");
    CREATE POLICY "Own" ON "public"."notes" TO "authenticated" USING (("auth"."uid"() = "owner"));
    ALTER PUBLICATION "supabase_realtime" OWNER TO "postgres";
    ALTER PUBLICATION "supabase_realtime" ADD TABLE ONLY "public"."notes";
    GRANT USAGE ON SCHEMA "public" TO "postgres"; GRANT USAGE ON SCHEMA "public" TO "anon";
    GRANT ALL ON TABLE "public"."notes" TO "anon";
    ALTER DEFAULT PRIVILEGES FOR ROLE "postgres" IN SCHEMA "public" GRANT ALL ON TABLES TO "service_role";
    RESET ALL;`,
};

const migrations = (files: Record<string, string>) => migrationsOf(Object.entries(files), "supabase/migrations");
const skipExtensions = ["pg_cron", "pgmq", "supabase_vault"];

describe("Supabase", () => {
  test("its ways are recognised, and those of others are not taken for them", () => {
    const platformIn = (sql: string, folder = "db/migrations") =>
      platformOf(migrations({ "1.sql": sql }).scripts, folder)?.why;
    expect([byHand, pulled].map((files) => platformOf(migrations(files).scripts, "db")?.name)).toEqual([
      "supabase",
      "supabase",
    ]);
    expect(platformIn("CREATE TABLE a (id int);", "supabase/migrations")).toBe("they are in supabase/");
    expect(platformIn('CREATE POLICY a ON t USING ("auth"."uid"() = id);')).toBe('they use `"auth"."uid"()`');
    expect(platformIn("CREATE TABLE a (u uuid REFERENCES auth.users);")).toBe("they use `REFERENCES auth.users`");
    const others = [
      "CREATE SCHEMA auth; CREATE TABLE auth.users (id int); CREATE TABLE a (u int REFERENCES auth.users);",
      'create schema if not exists "auth"; create table a (u int references auth.users);',
      "CREATE TABLE users (auth text, email text); GRANT SELECT ON users TO authenticated;",
      "CREATE TABLE auth (uid int, email text); CREATE VIEW v AS SELECT auth.uid, auth.email FROM auth;",
      "CREATE VIEW v AS SELECT auth.role, auth.email, storage.objects FROM authors auth, boxes storage;",
      "CREATE TABLE auth (users int); SELECT max(auth.users) FROM auth;",
      "CREATE FUNCTION my_auth.uid() RETURNS int LANGUAGE sql AS 'SELECT 1';",
    ];
    for (const sql of others) expect(platformIn(sql), sql).toBeUndefined();
  });

  test.each([
    ["by hand", byHand, ["events", "handle_new_user", "mail", "members", "profiles"]],
    ["pulled", pulled, ["notes"]],
  ])("what is written %s is built, and what Supabase brings along is no part of it", async (_name, files, names) => {
    const { database } = await buildDatabase(migrations(files), engine, { ...options, skipExtensions });
    expect(database.objects.map(({ name }) => name).sort()).toEqual(names);
    expect(database.schemas.map(({ name }) => name)).toEqual(["public"]);
    expect(database.extensions.map(({ name }) => name).filter((name) => name !== "plpgsql")).toEqual(
      files === byHand ? ["vector"] : [],
    );
    expect(database.publications).toEqual([expect.objectContaining({ name: "supabase_realtime" })]);
    const [table] = database.objects.filter(({ kind }) => kind === "table").reverse();
    expect(table?.grants.map(({ grantee }) => grantee)).toEqual(["anon", "authenticated", "service_role"]);
  });

  test("rights that a migration takes away are gone", async () => {
    const { database } = await buildDatabase(migrations(byHand), engine, { ...options, skipExtensions });
    const events = database.objects.find(({ name }) => name === "events");
    expect(events?.grants.map(({ grantee }) => grantee)).toEqual(["authenticated", "service_role"]);
  });

  test("a new table is open to anyone unless it has row-level security", async () => {
    const base = { "1.sql": "select 1;" };
    const said = async (sql: string) => {
      const pair = await buildPair(
        migrations(base),
        migrations({ ...base, "2.sql": sql }),
        engine,
        options,
        startTimings(),
      );
      if (pair.before instanceof MigrationError) throw pair.before;
      return judge(diff(pair.before.database, pair.after.database), pair.before.database, pair.after.database);
    };
    const [open] = await said("create table notes (id bigint primary key);");
    expect(open).toMatchObject({ code: "open-to-anyone", severity: "breaking" });
    expect(open?.message).toContain("Anyone may SELECT, INSERT, UPDATE, DELETE rows of public.notes");
    expect(
      await said("create table notes (id bigint primary key); alter table notes enable row level security;"),
    ).toEqual([]);
  });

  test("both sides of a request have it, also where they have nothing in common", async () => {
    const files = Object.entries(byHand);
    const head = {
      ...byHand,
      "20240103000000_more.sql": "alter table profiles add column owner uuid references auth.users;",
    };
    const edited = Object.fromEntries(files.map(([path, sql]) => [path, `select 1;${sql}`]));
    for (const base of [byHand, edited]) {
      const all = { ...options, skipExtensions };
      const pair = await buildPair(migrations(base), migrations(head), engine, all, startTimings());
      if (pair.before instanceof MigrationError) throw pair.before;
      expect(pair.before.database.objects).toHaveLength(5);
      expect(JSON.stringify(pair.after.database)).toContain('"auth"');
    }
  });

  test("a shadow server is left without its roles", async (context) => {
    const url = serverUrl(context);
    const files = { "1.sql": "create table notes (owner uuid references auth.users default auth.uid());" };
    const { database } = await buildDatabase(migrations(files), engine, {
      ...options,
      shadow: url,
      shadowSuperuser: true,
    });
    const embedded = await buildDatabase(migrations(files), engine, options);
    expect(database.objects).toEqual(embedded.database.objects);
    const { database: after } = await buildDatabase(
      migrations({
        "1.sql":
          "do $$ begin if exists (select from pg_roles where rolname = 'authenticated') then raise 'left behind'; end if; end $$;",
      }),
      engine,
      { ...options, platform: undefined, shadow: url, shadowSuperuser: true },
    );
    expect(after.objects).toEqual([]);
  });

  test("without the setting, the error says which one there is", async () => {
    const build = buildDatabase(migrations(pulled), engine, { ...options, platform: undefined, skipExtensions });
    await expect(build).rejects.toMatchObject({ hint: expect.stringContaining("write `platform: supabase`") });
  });
});
