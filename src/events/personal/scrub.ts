/** Free text may hold what nobody meant to send: cleaned wherever a customer can have written, in names of fields, too. */
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
    // Two names may have become the same one; neither field is lost.
    while (fields.has(free)) free += "'"
    fields.set(free, cleaned(one, clean))
  }
  return Object.fromEntries(fields)
}
