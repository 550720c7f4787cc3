/** The fields of a row by column name, in the form that `columnName` gives. */
export type Fields = Map<string, unknown>

/** The fields of a row and of the objects in it: `cancellation_details.reason` becomes `cancellationdetailsreason`. */
export function fieldsOf(record: Record<string, unknown>): Fields {
  const fields: Fields = new Map()
  const set = (name: string, value: unknown) => {
    // Of two columns with the same name the first that holds something counts.
    if (isBlank(fields.get(name))) fields.set(name, value)
  }
  for (const [key, value] of Object.entries(record)) {
    set(columnName(key), value)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
    for (const [inner, each] of Object.entries(value)) set(columnName(`${key}.${inner}`), each)
  }
  return fields
}

/** A column's name in lower-case letters and digits: case, blanks, a zone in brackets and a table before a dot do not matter. */
export function columnName(header: string): string {
  return header
    .toLowerCase()
    .replace(/\((utc|gmt)\)|^subscriptions?[.[]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=.)utc$/, '')
}

/**
 * The value of the first of these columns that holds something; null where they are there but blank, undefined where there
 * is none.
 */
export function firstIn(fields: Fields, names: readonly string[]): unknown {
  const said = names.find((name) => !isBlank(fields.get(name)))
  if (said !== undefined) return fields.get(said)
  return names.some((name) => fields.has(name)) ? null : undefined
}

/** Whether a cell holds nothing. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

/** Whether a cell says yes. */
export function isYes(value: unknown): boolean {
  return ['true', 'yes', '1', 't', 'y'].includes(String(value).trim().toLowerCase())
}
