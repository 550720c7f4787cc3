/** What a row says, by its columns as `columnName` writes them. */
export type Fields = Map<string, unknown>

/** The fields of a row, those of an object within it, too: `cancellation_details.reason` is `cancellationdetailsreason`. */
export function fieldsOf(record: Record<string, unknown>): Fields {
  const fields: Fields = new Map()
  const set = (name: string, value: unknown) => {
    // Of two columns that come to the same name the one that says something counts.
    if (isBlank(fields.get(name))) fields.set(name, value)
  }
  for (const [key, value] of Object.entries(record)) {
    set(columnName(key), value)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
    for (const [inner, each] of Object.entries(value)) set(columnName(`${key}.${inner}`), each)
  }
  return fields
}

/** A column's name in small letters and digits: case, blanks and a zone in brackets don't matter, nor the table before a dot. */
export function columnName(header: string): string {
  return header
    .toLowerCase()
    .replace(/\((utc|gmt)\)|^subscriptions?[.[]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=.)utc$/, '')
}

/** The first of these columns that says something; null where they are there and blank, undefined where there is none. */
export function firstIn(fields: Fields, names: readonly string[]): unknown {
  const said = names.find((name) => !isBlank(fields.get(name)))
  if (said !== undefined) return fields.get(said)
  return names.some((name) => fields.has(name)) ? null : undefined
}

export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}
