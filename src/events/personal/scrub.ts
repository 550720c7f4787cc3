/**
 * An event's data with `clean` applied to every text that a customer can have written: answers and results of the merchant's
 * own steps, names of fields included.
 */
export function scrub(data: Record<string, unknown>, clean: (text: string) => string): Record<string, unknown> {
  const { answers, choice } = data as { answers?: unknown; choice?: { result?: unknown } | null }
  return {
    ...data,
    ...(answers !== undefined && { answers: cleaned(answers, clean) }),
    ...(choice?.result !== undefined && { choice: { ...choice, result: cleaned(choice.result, clean) } }),
  }
}

function cleaned(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value)
  if (Array.isArray(value)) return value.map((one) => cleaned(one, clean))
  if (typeof value !== 'object' || value === null) return value
  const fields = new Map<string, unknown>()
  for (const [name, one] of Object.entries(value)) {
    let free = clean(name)
    // Cleaning may give two fields the same name. Both are kept.
    while (fields.has(free)) free += "'"
    fields.set(free, cleaned(one, clean))
  }
  return Object.fromEntries(fields)
}
