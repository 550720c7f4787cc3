import type { Dialect } from './dialect'

/** What all dialects say alike. */
const common = {
  settings: '',
  fence: '',
  join: (...texts: string[]) => texts.join(' || '),
  double: (text: string) => `CAST(${text} AS double precision)`,
  whole: (text: string) => `CAST(${text} AS bigint)`,
  part: (text: string, from: number | string, length?: number | string) =>
    `substr(${text}, ${from}${length === undefined ? '' : `, ${length}`})`,
  digits: (number: string) => `lpad(CAST(${number} AS text), 10, '0')`,
  written: (number: string) => `CAST(${number} AS text)`,
  bytes: (text: string) => text,
}

const inPostgres = (path: string[]) => `#> '{${['data', ...path].join(',')}}'`

/** PostgreSQL 12 and later, over the receiver's table. */
export const postgres: Dialect = {
  ...common,
  from: 'fairwell_events',
  comment: 'PostgreSQL, over the table that receiveEvents makes.',
  isUnique: true,
  fence: ' OFFSET 0',
  attribute: (name) => `CASE WHEN jsonb_typeof(event -> '${name}') = 'string' THEN event ->> '${name}' END`,
  sequence: `event ->> 'sequence'`,
  hasData: `coalesce(jsonb_typeof(event -> 'data'), 'object') = 'object'`,
  has: (...path) => `(event ${inPostgres(path)}) IS NOT NULL`,
  text: (...path) =>
    `CASE WHEN jsonb_typeof(event ${inPostgres(path)}) = 'string' THEN nullif(event #>> '{${['data', ...path].join(',')}}', '') END`,
  isTrue: (...path) => `coalesce((event ${inPostgres(path)}) = 'true'::jsonb, false)`,
  isSaid: (...path) => `(event #>> '{${['data', ...path].join(',')}}') IS NOT NULL`,
  said: (...path) =>
    `CASE jsonb_typeof(event ${inPostgres(path)}) WHEN 'string' THEN 's' WHEN 'number' THEN 'n' ELSE 'x' END || (event #>> '{${['data', ...path].join(',')}}')`,
  matches: (text, pattern) => `${text} ~ '${pattern}'`,
  divide: (dividend, divisor) => `(${dividend}) / ${divisor}`,
  bytes: (text) => `(${text}) COLLATE "C"`,
  time: (milliseconds) => `to_timestamp((${milliseconds}) / 1000.0)`,
}

const dollarPath = (path: string[]) => `'$.${['data', ...path].join('.')}'`

/** DuckDB, over a table or view with a column `event` of type JSON. */
export const duckdb: Dialect = {
  ...common,
  from: 'fairwell_events',
  comment: `DuckDB, over files: CREATE VIEW fairwell_events AS SELECT json AS event FROM read_ndjson_objects('events/*.ndjson').`,
  isUnique: false,
  attribute: (name) => `CASE WHEN json_type(event, '$.${name}') = 'VARCHAR' THEN event ->> '$.${name}' END`,
  sequence: `event ->> '$.sequence'`,
  hasData: `coalesce(json_type(event, '$.data'), 'OBJECT') = 'OBJECT'`,
  has: (...path) => `json_type(event, ${dollarPath(path)}) IS NOT NULL`,
  text: (...path) =>
    `CASE WHEN json_type(event, ${dollarPath(path)}) = 'VARCHAR' THEN nullif(event ->> ${dollarPath(path)}, '') END`,
  isTrue: (...path) =>
    `coalesce(json_type(event, ${dollarPath(path)}) = 'BOOLEAN' AND (event ->> ${dollarPath(path)}) = 'true', false)`,
  isSaid: (...path) => `coalesce(json_type(event, ${dollarPath(path)}), 'NULL') <> 'NULL'`,
  said: (...path) =>
    `CASE json_type(event, ${dollarPath(path)}) WHEN 'VARCHAR' THEN 's' || (event ->> ${dollarPath(path)}) WHEN 'NULL' THEN NULL WHEN 'BIGINT' THEN 'n' || (event ->> ${dollarPath(path)}) WHEN 'UBIGINT' THEN 'n' || (event ->> ${dollarPath(path)}) WHEN 'DOUBLE' THEN 'n' || (event ->> ${dollarPath(path)}) WHEN 'HUGEINT' THEN 'n' || (event ->> ${dollarPath(path)}) ELSE CASE WHEN json_type(event, ${dollarPath(path)}) IS NOT NULL THEN 'x' END END`,
  matches: (text, pattern) => `regexp_matches(${text}, '${pattern}')`,
  divide: (dividend, divisor) => `(${dividend}) // ${divisor}`,
  time: (milliseconds) => `make_timestamptz(CAST((${milliseconds}) * 1000 AS bigint))`,
}

const names = (path: string[]) => path.map((name) => `'${name}'`).join(', ')

/** ClickHouse, over the table of docs/recipes.md, in which a column stands for each attribute and `data` is text. */
export const clickhouse: Dialect = {
  ...common,
  from: 'cancel_flow',
  comment: 'ClickHouse, over the table of docs/recipes.md that the forwarder clickHouse writes to.',
  // Without it a column and what is made of it could not have one name.
  settings: '\nSETTINGS prefer_column_name_to_alias = 1',
  isUnique: false,
  attribute: (name) => (name === 'specversion' ? `'1.0'` : `CAST(${name} AS Nullable(String))`),
  sequence: 'toString(sequence)',
  hasData: `JSONType(data) = 'Object'`,
  has: (...path) => `JSONHas(data, ${names(path)})`,
  text: (...path) =>
    `if(JSONType(data, ${names(path)}) = 'String', nullIf(JSONExtractString(data, ${names(path)}), ''), NULL)`,
  isTrue: (...path) => `JSONExtractBool(data, ${names(path)})`,
  isSaid: (...path) => `JSONHas(data, ${names(path)}) AND JSONType(data, ${names(path)}) <> 'Null'`,
  said: (...path) =>
    `multiIf(NOT JSONHas(data, ${names(path)}) OR JSONType(data, ${names(path)}) = 'Null', NULL, JSONType(data, ${names(path)}) = 'String', concat('s', JSONExtractString(data, ${names(path)})), JSONType(data, ${names(path)}) IN ('Int64', 'UInt64', 'Double'), concat('n', JSONExtractRaw(data, ${names(path)})), 'x')`,
  join: (...texts) => `concat(${texts.join(', ')})`,
  double: (text) => `toFloat64OrNull(${text})`,
  whole: (text) => `toInt64OrNull(${text})`,
  matches: (text, pattern) => `match(${text}, '${pattern.replaceAll('\\', '\\\\')}')`,
  divide: (dividend, divisor) => `intDiv(${dividend}, ${divisor})`,
  written: (number) => `toString(${number})`,
  digits: (number) => `leftPad(toString(${number}), 10, '0')`,
  time: (milliseconds) => `fromUnixTimestamp64Milli(${milliseconds}, 'UTC')`,
}

/** BigQuery (GoogleSQL), over a table with a column `event` of type JSON. */
export const bigquery: Dialect = {
  ...common,
  from: 'fairwell_events',
  comment: 'BigQuery, over a table with a column event of type JSON.',
  isUnique: false,
  attribute: (name) => `IF(JSON_TYPE(event.${name}) = 'string', JSON_VALUE(event, '$.${name}'), NULL)`,
  sequence: `JSON_VALUE(event, '$.sequence')`,
  hasData: `COALESCE(JSON_TYPE(event.data), 'object') = 'object'`,
  has: (...path) => `JSON_QUERY(event, ${dollarPath(path)}) IS NOT NULL`,
  text: (...path) =>
    `IF(JSON_TYPE(JSON_QUERY(event, ${dollarPath(path)})) = 'string', NULLIF(JSON_VALUE(event, ${dollarPath(path)}), ''), NULL)`,
  isTrue: (...path) =>
    `COALESCE(JSON_TYPE(JSON_QUERY(event, ${dollarPath(path)})) = 'boolean' AND JSON_VALUE(event, ${dollarPath(path)}) = 'true', FALSE)`,
  isSaid: (...path) => `COALESCE(JSON_TYPE(JSON_QUERY(event, ${dollarPath(path)})), 'null') <> 'null'`,
  said: (...path) =>
    `CASE JSON_TYPE(JSON_QUERY(event, ${dollarPath(path)})) WHEN 'string' THEN CONCAT('s', JSON_VALUE(event, ${dollarPath(path)})) WHEN 'number' THEN CONCAT('n', JSON_VALUE(event, ${dollarPath(path)})) WHEN 'null' THEN NULL WHEN 'boolean' THEN 'x' WHEN 'object' THEN 'x' WHEN 'array' THEN 'x' END`,
  double: (text) => `SAFE_CAST(${text} AS FLOAT64)`,
  whole: (text) => `SAFE_CAST(${text} AS INT64)`,
  matches: (text, pattern) => `REGEXP_CONTAINS(${text}, r'${pattern}')`,
  divide: (dividend, divisor) => `DIV(${dividend}, ${divisor})`,
  written: (number) => `CAST(${number} AS STRING)`,
  digits: (number) => `LPAD(CAST(${number} AS STRING), 10, '0')`,
  time: (milliseconds) => `TIMESTAMP_MILLIS(${milliseconds})`,
}

/** The dialects by the name that the command takes. */
export const dialects = { postgres, duckdb, clickhouse, bigquery }
/** The name of one of these dialects. */
export type DialectName = keyof typeof dialects
