/** The names under which APIs and databases put the rows of an answer. */
const listNames = ['data', 'list', 'results', 'response']

/** Fields that a row has and an answer with rows does not have: the `data` of an event is no list of rows. */
const rowFields = ['id', 'type', 'specversion', 'subscription', 'customer', 'subscriptionId']

/**
 * The rows of one JSON value: the entries of a list or of the page that an API or a database wraps around one; any other
 * value is one row.
 */
export function rowsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(rowsIn)
  const rows = listIn(value)
  if (!rows) return [value]
  const names = columnsOf(value)
  return names ? rows.map((row) => (Array.isArray(row) ? named(row, names) : row)) : rows
}

/** Whether a page says that more pages follow, as those of Stripe, Paddle, Chargebee and Recurly do. */
export function hasMore(value: unknown): boolean {
  if (!listIn(value)) return false
  const { has_more: more, next_offset: next, meta } = Object(value)
  return more === true || typeof next === 'string' || meta?.pagination?.has_more === true
}

function listIn(value: unknown): unknown[] | undefined {
  if (typeof value !== 'object' || value === null || rowFields.some((name) => Object.hasOwn(value, name))) return
  const name = listNames.find((each) => Object.hasOwn(value, each))
  const list = name && (value as Record<string, unknown>)[name]
  return Array.isArray(list) && list.every((row) => typeof row === 'object' && row !== null) ? list : undefined
}

/** The columns of ClickHouse's `JSONCompact`, which names them once, beside the rows. */
function columnsOf(value: unknown): string[] | undefined {
  const { meta } = Object(value)
  return Array.isArray(meta) ? meta.map((column) => String(Object(column).name)) : undefined
}

function named(cells: unknown[], names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name, index) => [name, cells[index]]))
}
