import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ScriptedDatabase } from "../../servers/tds/load.ts";

const folder = join(import.meta.dirname, "../../cases/sqlserver/kinds");

/** A database with everything of the script, and with what the small reader of scripts does not know, as rows of the catalog views. */
export function kindsDatabase(options: ConstructorParameters<typeof ScriptedDatabase>[1] = {}): ScriptedDatabase {
  const database = new ScriptedDatabase("shop", options).load(readFileSync(join(folder, "input.sql"), "utf8"));
  temporal(database);
  inMemory(database);
  graph(database);
  special(database);
  partitioned(database);
  secured(database);
  return database;
}

const numberOf = (database: ScriptedDatabase) => database.id().toString(16).toUpperCase().padStart(32, "0");

/** Both with a history that has a name, and with one that the server named. */
function temporal(database: ScriptedDatabase): void {
  const columns =
    "id int NOT NULL PRIMARY KEY, price money NOT NULL, begins datetime2(7) GENERATED ALWAYS AS ROW START HIDDEN NOT NULL, ends datetime2(7) GENERATED ALWAYS AS ROW END HIDDEN NOT NULL";
  const history = "id int NOT NULL, price money NOT NULL, begins datetime2(7) NOT NULL, ends datetime2(7) NOT NULL";
  const unnamed = `MSSQL_TemporalHistoryFor_${database.id()}`;
  database.load(`CREATE TABLE sales.prices (${columns}); CREATE TABLE sales.prices_before (${history});
CREATE TABLE sales.rates (${columns}); CREATE TABLE sales.${unnamed} (${history})`);
  for (const [current, past, days] of [
    ["prices", "prices_before", 90],
    ["rates", unnamed, -1],
  ] as const) {
    const [table, other] = [database.table(`sales.${current}`), database.table(`sales.${past}`)];
    const unit = days === -1 ? "INFINITE" : "DAY";
    database.execute(`UPDATE sys.tables SET temporal_type = 2, history_table_id = ${other.id}, history_retention_period = ${days},
      history_retention_period_unit_desc = '${unit}' WHERE object_id = ${table.id}`);
    database.execute(`UPDATE sys.tables SET temporal_type = 1 WHERE object_id = ${other.id}`);
  }
}

function inMemory(database: ScriptedDatabase): void {
  database.load(
    "CREATE TABLE sales.carts (id int NOT NULL CONSTRAINT PK_carts PRIMARY KEY NONCLUSTERED, body nvarchar(max) NULL)",
  );
  const { id } = database.table("sales.carts");
  database.execute(
    `UPDATE sys.tables SET is_memory_optimized = 1, durability_desc = 'SCHEMA_ONLY' WHERE object_id = ${id}`,
  );
  database.execute(
    `UPDATE sys.indexes SET type = 7, type_desc = 'NONCLUSTERED HASH', data_space_id = 0, allow_row_locks = 0 WHERE object_id = ${id} AND name = 'PK_carts'`,
  );
}

/** Columns, and an index, whose names have numbers that the server made. */
function graph(database: ScriptedDatabase): void {
  database.load("CREATE TABLE people.knows (since date NULL)");
  const table = database.table("people.knows");
  database.execute(`UPDATE sys.tables SET is_edge = 1 WHERE object_id = ${table.id}`);
  for (const [at, name] of ["graph_id", "$edge_id", "$from_id"].entries()) {
    database.insert("columns", {
      object_id: table.id,
      name: `${name}_${numberOf(database)}`,
      column_id: 10 + at,
      user_type_id: 127,
      system_type_id: 127,
      max_length: 8,
      graph_type: at + 1,
    });
    table.columns.set(name, 10 + at);
  }
  database.index(table, `GRAPH_UNIQUE_INDEX_${numberOf(database)}`, false, [["graph_id"]], { is_unique: true });
  database.index(table, "IX_knows_from", false, [["$from_id"], ["since"]]);
}

/** Full-text, XML, spatial and columnstore indexes, disabled and compressed ones, and a view with an index. */
function special(database: ScriptedDatabase): void {
  database.load(
    "CREATE TABLE sales.documents (id int NOT NULL CONSTRAINT PK_documents PRIMARY KEY, body xml NOT NULL, words nvarchar(max) NULL, place geography NULL, pages int NULL)",
  );
  const table = database.table("sales.documents");
  const xml = database.index(table, "XML_body", false, [["body"]], { type: 3, type_desc: "XML" });
  const path = database.index(table, "XML_body_path", false, [["body"]], { type: 3, type_desc: "XML" });
  database.insert("xml_indexes", { object_id: table.id, index_id: xml });
  database.insert("xml_indexes", {
    object_id: table.id,
    index_id: path,
    using_xml_index_id: xml,
    secondary_type_desc: "PATH",
  });
  const spatial = database.index(table, "SPATIAL_place", false, [["place"]], { type: 4, type_desc: "SPATIAL" });
  database.insert("spatial_indexes", {
    object_id: table.id,
    index_id: spatial,
    tessellation_scheme: "GEOGRAPHY_AUTO_GRID",
  });
  database.index(
    table,
    "NCCI_documents",
    false,
    [],
    { type: 6, type_desc: "NONCLUSTERED COLUMNSTORE", allow_row_locks: false },
    [["id"], ["pages"]],
  );
  const off = database.index(table, "IX_documents_pages", false, [["pages", "DESC"]], {
    is_disabled: true,
    fill_factor: 80,
    allow_page_locks: false,
  });
  database.insert("partitions", { object_id: table.id, index_id: off, data_compression_desc: "PAGE" });
  database.index(table, "_dta_guess", false, [["pages"]], { is_hypothetical: true });
  database.index(table, "nci_auto", false, [["pages"]], { auto_created: true });
  database.insert("fulltext_catalogs", { fulltext_catalog_id: 5, name: "words" });
  database.insert("fulltext_indexes", {
    object_id: table.id,
    unique_index_id: 1,
    fulltext_catalog_id: 5,
    change_tracking_state_desc: "MANUAL",
  });
  database.insert("fulltext_index_columns", { object_id: table.id, column_id: 3, language_id: 1033 });
  const view = database.id();
  database.insert("objects", { object_id: view, name: "totals", schema_id: database.schemaId("sales"), type: "V " });
  database.insert("views", { object_id: view, name: "totals", schema_id: database.schemaId("sales") });
  database.insert("columns", {
    object_id: view,
    name: "customer",
    column_id: 1,
    user_type_id: 56,
    system_type_id: 56,
    max_length: 4,
    is_nullable: false,
  });
  database.insert("sql_modules", {
    object_id: view,
    definition:
      "CREATE VIEW sales.totals WITH SCHEMABINDING AS SELECT customer, COUNT_BIG(*) AS n FROM sales.orders GROUP BY customer",
    is_schema_bound: true,
  });
  database.insert("indexes", {
    object_id: view,
    name: "IX_totals",
    index_id: 1,
    type: 1,
    type_desc: "CLUSTERED",
    is_unique: true,
  });
  database.insert("index_columns", { object_id: view, index_id: 1, index_column_id: 1, column_id: 1, key_ordinal: 1 });
  database.insert("synonyms", {
    object_id: database.object("dbo", "orders", "SN"),
    name: "orders",
    base_object_name: "[sales].[orders]",
  });
  database.insert("synonyms", {
    object_id: database.object("dbo", "elsewhere", "SN"),
    name: "elsewhere",
    base_object_name: "[archive].[dbo].[orders]",
  });
  const diagrams = database.object("dbo", "sp_creatediagram", "P ");
  database.insert("extended_properties", {
    class: 1,
    major_id: diagrams,
    name: "microsoft_database_tools_support",
    value: "1",
  });
  database.object("dbo", "clr_sum", "AF");
}

function partitioned(database: ScriptedDatabase): void {
  database.load("CREATE TABLE sales.log (at date NOT NULL, line nvarchar(200) NULL)");
  const { id } = database.table("sales.log");
  database.insert("data_spaces", { name: "PS_by_year", data_space_id: 65601, type: "PS" });
  database.insert("partition_schemes", { name: "PS_by_year", data_space_id: 65601, function_id: 65536 });
  database.insert("partition_functions", { name: "PF_by_year", function_id: 65536, boundary_value_on_right: true });
  for (const [at, value] of ["2024-01-01", "2025-01-01"].entries()) {
    database.insert("partition_range_values", { function_id: 65536, boundary_id: at + 1, value });
  }
  database.execute(`UPDATE sys.indexes SET data_space_id = 65601 WHERE object_id = ${id} AND index_id = 0`);
  database.insert("index_columns", {
    object_id: id,
    index_id: 0,
    index_column_id: 1,
    column_id: 1,
    partition_ordinal: 1,
  });
}

/** Who may do what, and which rows they see; keys that are not trusted or not enforced. */
function secured(database: ScriptedDatabase): void {
  for (const [at, name] of ["public", "reader", "clerk"].entries())
    database.insert("database_principals", { name, principal_id: at });
  const orders = database.table("sales.orders");
  const granted = { class: 1, major_id: orders.id, grantee_principal_id: 1 };
  database.insert("database_permissions", { ...granted, permission_name: "SELECT", state: "G" });
  database.insert("database_permissions", { ...granted, permission_name: "INSERT", state: "W" });
  database.insert("database_permissions", {
    ...granted,
    grantee_principal_id: 2,
    permission_name: "DELETE",
    state: "D",
  });
  database.insert("database_permissions", {
    ...granted,
    minor_id: 6,
    grantee_principal_id: 2,
    permission_name: "UPDATE",
    state: "G",
  });
  database.insert("database_permissions", {
    class: 3,
    major_id: database.schemaId("sales"),
    grantee_principal_id: 1,
    permission_name: "EXECUTE",
    state: "G",
  });
  const policy = database.object("sales", "only_own", "SP");
  database.insert("security_policies", { object_id: policy, name: "only_own", schema_id: database.schemaId("sales") });
  const of = {
    object_id: policy,
    target_object_id: orders.id,
    predicate_definition: "([people].[may_see]([customer]))",
  };
  database.insert("security_predicates", { ...of, security_predicate_id: 1, predicate_type: 0 });
  database.insert("security_predicates", {
    ...of,
    security_predicate_id: 2,
    predicate_type: 1,
    operation_desc: "AFTER INSERT",
  });
  database.execute("UPDATE sys.foreign_keys SET is_not_trusted = 1, is_disabled = 1 WHERE name = 'FK_orders_gift'");
  database.execute("UPDATE sys.triggers SET is_disabled = 1");
  database.execute("UPDATE sys.trigger_events SET is_first = 1 WHERE type_desc = 'INSERT'");
}
