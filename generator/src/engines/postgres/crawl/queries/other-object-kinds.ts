/**
 * A kind of things that are told of by their definition. Its SQL is about `c`, a row of its catalog, and `n`, its schema; a definition is
 * a list of texts, some of them perhaps NULL, and says what pg_dump would, in an order that is the same on every server.
 */
export type ObjectKind = {
  catalog: string;
  /** Other catalogs that its definition is read from. */
  reads?: string[];
  /** Columns of its catalog. */
  name: string;
  schema?: string;
  acl?: string;
  owner?: string;
  options?: string;
  title: string;
  definition: string;
  condition?: string;
};

const type = (oid: string) => `pg_catalog.format_type(${oid}, NULL)`;
/** `, NAME = value` of a routine that may be none. */
const routine = (name: string, column: string) =>
  `', ${name} = ' || nullif(c.${column}::pg_catalog.regproc::text, '-')`;
const method = (oid: string) => `(SELECT format('%I', a.amname) FROM pg_catalog.pg_am a WHERE a.oid = ${oid})`;
const operator = (oid: string) =>
  `(SELECT format('OPERATOR(%I.%s)', s.nspname, o.oprname) FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace s ON s.oid = o.oprnamespace WHERE o.oid = ${oid})`;
const family = (oid: string) =>
  `(SELECT format('%I.%I', s.nspname, f.opfname) FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_namespace s ON s.oid = f.opfnamespace WHERE f.oid = ${oid})`;
/** Lines of what belongs to it, in an order of their own texts. */
const lines = (line: string, from: string, order: string) =>
  `(SELECT string_agg(E'\\n  ' || ${line}, ',' ORDER BY ${order}) FROM ${from})`;
/** The two types of a member of an operator family, which not every server has made in the same order. */
const pair = (left: string, right: string) => `(${type(left)} || ', ' || ${type(right)}) COLLATE "C"`;

const named = (name: string, words: string) => `format('${words} %I.%I', n.nspname, c.${name})`;

export const objectKinds = (version: number): ObjectKind[] => [
  {
    ...{ catalog: "pg_am", name: "amname", title: "format('access method %I', c.amname)" },
    definition: `format('CREATE ACCESS METHOD %I TYPE %s HANDLER ', c.amname, CASE c.amtype WHEN 'i' THEN 'INDEX' ELSE 'TABLE' END), c.amhandler`,
  },
  {
    ...{ catalog: "pg_type", name: "typname", schema: "typnamespace", acl: "typacl", owner: "typowner" },
    // An array is its element's.
    condition: "c.typtype = 'b' AND (c.typcategory <> 'A' OR c.typelem = 0)",
    title: named("typname", "type"),
    definition: `${named("typname", "CREATE TYPE")}, ' (INPUT = ', c.typinput, ', OUTPUT = ', c.typoutput, ${[
      ...[routine("RECEIVE", "typreceive"), routine("SEND", "typsend"), routine("TYPMOD_IN", "typmodin")],
      ...[routine("TYPMOD_OUT", "typmodout"), routine("ANALYZE", "typanalyze")],
      ...(version >= 140000 ? [routine("SUBSCRIPT", "typsubscript")] : []),
    ].join(", ")},
    ', INTERNALLENGTH = ', CASE WHEN c.typlen < 0 THEN 'variable' ELSE c.typlen::text END, CASE WHEN c.typbyval THEN ', PASSEDBYVALUE' END,
    ', ALIGNMENT = ', CASE c.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4' ELSE 'double' END,
    ', STORAGE = ', CASE c.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END,
    CASE WHEN c.typcategory <> 'U' THEN format(', CATEGORY = %L', c.typcategory) END, CASE WHEN c.typispreferred THEN ', PREFERRED = true' END,
    CASE WHEN c.typdefault IS NOT NULL THEN format(', DEFAULT = %L', c.typdefault) END, CASE WHEN c.typelem <> 0 THEN ', ELEMENT = ' || ${type("c.typelem")} END,
    CASE WHEN c.typdelim <> ',' THEN format(', DELIMITER = %L', c.typdelim) END, CASE WHEN c.typcollation <> 0 THEN ', COLLATABLE = true' END, ')'`,
  },
  {
    ...{ catalog: "pg_cast", name: "oid" },
    title: `format('cast (%s as %s)', ${type("c.castsource")}, ${type("c.casttarget")})`,
    definition: `format('CREATE CAST (%s AS %s) ', ${type("c.castsource")}, ${type("c.casttarget")}),
    CASE c.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::pg_catalog.regprocedure WHEN 'i' THEN 'WITH INOUT' ELSE 'WITHOUT FUNCTION' END,
    CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' END`,
  },
  {
    ...{
      catalog: "pg_collation",
      owner: "collowner",
      name: "collname",
      schema: "collnamespace",
      title: named("collname", "collation"),
    },
    definition: `${named("collname", "CREATE COLLATION")}, ' (provider = ', CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
    CASE WHEN c.collprovider <> 'c' THEN format(', locale = %L', ${version >= 170000 ? "c.colllocale" : version >= 150000 ? "c.colliculocale" : "c.collcollate"})
      WHEN c.collcollate = c.collctype THEN format(', locale = %L', c.collcollate)
      ELSE format(', lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype) END,
    CASE WHEN NOT c.collisdeterministic THEN ', deterministic = false' END, ${version >= 160000 ? "', rules = ' || quote_literal(c.collicurules)" : "NULL"}, ')'`,
  },
  {
    ...{
      catalog: "pg_conversion",
      owner: "conowner",
      name: "conname",
      schema: "connamespace",
      title: named("conname", "conversion"),
    },
    definition: `'CREATE ', CASE WHEN c.condefault THEN 'DEFAULT ' END, ${named("conname", "CONVERSION")},
    format(' FOR %L TO %L FROM ', pg_catalog.pg_encoding_to_char(c.conforencoding), pg_catalog.pg_encoding_to_char(c.contoencoding)), c.conproc`,
  },
  {
    ...{
      catalog: "pg_foreign_data_wrapper",
      name: "fdwname",
      acl: "fdwacl",
      owner: "fdwowner",
      options: "c.fdwoptions",
    },
    title: "format('foreign data wrapper %I', c.fdwname)",
    definition: `format('CREATE FOREIGN DATA WRAPPER %I', c.fdwname), ' HANDLER ' || nullif(c.fdwhandler::pg_catalog.regproc::text, '-'),
    ' VALIDATOR ' || nullif(c.fdwvalidator::pg_catalog.regproc::text, '-')`,
  },
  {
    ...{
      catalog: "pg_language",
      name: "lanname",
      acl: "lanacl",
      owner: "lanowner",
    },
    title: "format('language %I', c.lanname)",
    definition: `'CREATE ', CASE WHEN c.lanpltrusted THEN 'TRUSTED ' END, format('LANGUAGE %I', c.lanname), ' HANDLER ' || nullif(c.lanplcallfoid::pg_catalog.regproc::text, '-'),
    ' INLINE ' || nullif(c.laninline::pg_catalog.regproc::text, '-'), ' VALIDATOR ' || nullif(c.lanvalidator::pg_catalog.regproc::text, '-')`,
  },
  {
    ...{
      catalog: "pg_operator",
      owner: "oprowner",
      name: "oprname",
      schema: "oprnamespace",
      condition: "c.oprcode <> 0",
    },
    title: "'operator ' || c.oid::pg_catalog.regoperator",
    definition: `format('CREATE OPERATOR %I.%s (FUNCTION = ', n.nspname, c.oprname), c.oprcode, CASE WHEN c.oprleft <> 0 THEN ', LEFTARG = ' || ${type("c.oprleft")} END,
    CASE WHEN c.oprright <> 0 THEN ', RIGHTARG = ' || ${type("c.oprright")} END, ', COMMUTATOR = ' || ${operator("c.oprcom")}, ', NEGATOR = ' || ${operator("c.oprnegate")},
    ${routine("RESTRICT", "oprrest")}, ${routine("JOIN", "oprjoin")}, CASE WHEN c.oprcanhash THEN ', HASHES' END, CASE WHEN c.oprcanmerge THEN ', MERGES' END, ')'`,
  },
  {
    ...{
      catalog: "pg_opclass",
      owner: "opcowner",
      name: "opcname",
      schema: "opcnamespace",
      reads: ["pg_am", "pg_opfamily"],
    },
    title: `concat(${named("opcname", "operator class")}, ' using ', ${method("c.opcmethod")})`,
    definition: `${named("opcname", "CREATE OPERATOR CLASS")}, CASE WHEN c.opcdefault THEN ' DEFAULT' END, ' FOR TYPE ', ${type("c.opcintype")}, ' USING ', ${method("c.opcmethod")},
    ' FAMILY ', ${family("c.opcfamily")}, CASE WHEN c.opckeytype <> 0 THEN ' AS STORAGE ' || ${type("c.opckeytype")} END`,
  },
  {
    ...{
      catalog: "pg_opfamily",
      owner: "opfowner",
      name: "opfname",
      schema: "opfnamespace",
      reads: ["pg_am", "pg_amop", "pg_amproc", "pg_opfamily"],
    },
    title: `concat(${named("opfname", "operator family")}, ' using ', ${method("c.opfmethod")})`,
    definition: `${named("opfname", "CREATE OPERATOR FAMILY")}, ' USING ', ${method("c.opfmethod")}, ' ADD' || concat_ws(',', ${lines(
      `concat('OPERATOR ', m.amopstrategy, ' ', m.amopopr::pg_catalog.regoperator, ' FOR ORDER BY ' || ${family("m.amopsortfamily")})`,
      "pg_catalog.pg_amop m WHERE m.amopfamily = c.oid",
      `m.amopstrategy, ${pair("m.amoplefttype", "m.amoprighttype")}`,
    )}, ${lines(
      `format('FUNCTION %s (%s, %s) %s', m.amprocnum, ${type("m.amproclefttype")}, ${type("m.amprocrighttype")}, m.amproc::pg_catalog.regprocedure)`,
      "pg_catalog.pg_amproc m WHERE m.amprocfamily = c.oid",
      `m.amprocnum, ${pair("m.amproclefttype", "m.amprocrighttype")}`,
    )})`,
  },
  {
    ...{
      catalog: "pg_ts_parser",
      name: "prsname",
      schema: "prsnamespace",
      title: named("prsname", "text search parser"),
    },
    definition: `${named("prsname", "CREATE TEXT SEARCH PARSER")}, ' (START = ', c.prsstart, ', GETTOKEN = ', c.prstoken, ', END = ', c.prsend, ', LEXTYPES = ', c.prslextype,
    ${routine("HEADLINE", "prsheadline")}, ')'`,
  },
  {
    ...{ catalog: "pg_ts_template", name: "tmplname", schema: "tmplnamespace" },
    title: named("tmplname", "text search template"),
    definition: `${named("tmplname", "CREATE TEXT SEARCH TEMPLATE")}, ' (LEXIZE = ', c.tmpllexize, ${routine("INIT", "tmplinit")}, ')'`,
  },
  {
    ...{
      catalog: "pg_ts_dict",
      owner: "dictowner",
      name: "dictname",
      schema: "dictnamespace",
      reads: ["pg_ts_template"],
    },
    title: named("dictname", "text search dictionary"),
    definition: `${named("dictname", "CREATE TEXT SEARCH DICTIONARY")}, (SELECT format(' (TEMPLATE = %I.%I', s.nspname, t.tmplname)
      FROM pg_catalog.pg_ts_template t JOIN pg_catalog.pg_namespace s ON s.oid = t.tmplnamespace WHERE t.oid = c.dicttemplate), ', ' || c.dictinitoption, ')'`,
  },
  {
    ...{
      catalog: "pg_ts_config",
      owner: "cfgowner",
      name: "cfgname",
      schema: "cfgnamespace",
      reads: ["pg_ts_parser", "pg_ts_config_map", "pg_ts_dict"],
    },
    title: named("cfgname", "text search configuration"),
    definition: `${named("cfgname", "CREATE TEXT SEARCH CONFIGURATION")}, (SELECT format(' (PARSER = %I.%I)', s.nspname, p.prsname)
      FROM pg_catalog.pg_ts_parser p JOIN pg_catalog.pg_namespace s ON s.oid = p.prsnamespace WHERE p.oid = c.cfgparser), (SELECT string_agg(m.line, '' ORDER BY m.token) FROM (
        SELECT m.maptokentype AS token, concat(E'\\n  ADD MAPPING FOR ', (SELECT format('%I', t.alias) FROM ts_token_type(c.cfgparser) t WHERE t.tokid = m.maptokentype),
          ' WITH ', string_agg(m.mapdict::pg_catalog.regdictionary::text, ', ' ORDER BY m.mapseqno)) AS line
        FROM pg_catalog.pg_ts_config_map m WHERE m.mapcfg = c.oid GROUP BY m.maptokentype) m)`,
  },
  {
    ...{ catalog: "pg_transform", name: "oid", reads: ["pg_language"] },
    title: `format('transform for %s language %I', ${type("c.trftype")}, (SELECT l.lanname FROM pg_catalog.pg_language l WHERE l.oid = c.trflang))`,
    definition: `format('CREATE TRANSFORM FOR %s LANGUAGE %I (', ${type("c.trftype")}, (SELECT l.lanname FROM pg_catalog.pg_language l WHERE l.oid = c.trflang)),
    concat_ws(', ', CASE WHEN c.trffromsql <> 0 THEN 'FROM SQL WITH FUNCTION ' || c.trffromsql::pg_catalog.regprocedure END,
      CASE WHEN c.trftosql <> 0 THEN 'TO SQL WITH FUNCTION ' || c.trftosql::pg_catalog.regprocedure END), ')'`,
  },
];
