import { checkOptions } from '../options/checkOptions'
import { any, aText, aUrl, required } from '../options/kinds'
import type { ForwardedEvent, Forwarder } from './forwarder'

/** Where the ClickHouse table is. */
export interface ClickHouseOptions {
  /** The address of the HTTP interface, such as `https://clickhouse.example:8443`. */
  url: string
  table: string
  user?: string
  password?: string
}

/**
 * Writes to a ClickHouse table by its HTTP interface (https://clickhouse.com/docs/interfaces/http): one row an event, the
 * columns named after the attributes, `data` as JSON text. A table with ReplacingMergeTree ordered by (source, id) that is
 * read with FINAL counts copies once (law: no event lost, none twice).
 */
export function clickHouse(options: ClickHouseOptions): Forwarder {
  checkOptions('clickHouse', options, { url: required(aUrl), table: required(aText), user: aText, password: any })
  const { url, table, user, password } = options
  if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)?$/.test(table)) {
    throw new Error(`clickHouse: expected table or database.table, got "${table}"`)
  }
  const at = new URL(url)
  at.searchParams.set('query', `INSERT INTO ${table} FORMAT JSONEachRow`)
  at.searchParams.set('input_format_skip_unknown_fields', '1')
  at.searchParams.set('date_time_input_format', 'best_effort')
  // A server that collects inserts must not answer before they are written.
  at.searchParams.set('wait_for_async_insert', '1')
  const headers = {
    'content-type': 'application/x-ndjson',
    ...(user && { 'x-clickhouse-user': user }),
    ...(password && { 'x-clickhouse-key': password }),
  }
  return {
    maxEvents: 10_000,
    maxBytes: 10_000_000,
    requestFor: (events) => ({ url: at.href, headers, body: events.map((event) => `${rowOf(event)}\n`).join('') }),
  }
}

function rowOf({ data, ...attributes }: ForwardedEvent): string {
  return JSON.stringify({ ...attributes, data: JSON.stringify(data) })
}
