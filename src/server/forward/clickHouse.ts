import type { Forwarder } from './forwarder'

export interface ClickHouseOptions {
  /** Of the HTTP interface, such as `https://clickhouse.example:8443`. */
  url: string
  table: string
  user?: string
  password?: string
}

/**
 * A ClickHouse table by its HTTP interface (https://clickhouse.com/docs/interfaces/http), a row an event, the columns
 * named after the attributes and `data` as JSON text. ReplacingMergeTree ordered by (source, id) counts copies once.
 */
export function clickHouse({ url, table, user, password }: ClickHouseOptions): Forwarder {
  if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)?$/.test(table)) {
    throw new Error(`clickHouse: expected table or database.table, got "${table}"`)
  }
  const at = new URL(url)
  at.searchParams.set('query', `INSERT INTO ${table} FORMAT JSONEachRow`)
  at.searchParams.set('input_format_skip_unknown_fields', '1')
  at.searchParams.set('date_time_input_format', 'best_effort')
  const headers = {
    'content-type': 'application/x-ndjson',
    ...(user && { 'x-clickhouse-user': user }),
    ...(password && { 'x-clickhouse-key': password }),
  }
  return {
    requestsFor: (events) => {
      const rows = events.map(({ data, ...attributes }) =>
        JSON.stringify({ ...attributes, data: JSON.stringify(data) }),
      )
      return [{ url: at.href, headers, body: rows.map((row) => `${row}\n`).join('') }]
    },
  }
}
