import { type PersonalKind, redact } from './redact'

/** An event's data with its free text redacted: what a customer may have written, in answers or in a merchant's own screens. */
export function scrub(data: Record<string, unknown>, kinds: readonly PersonalKind[]): Record<string, unknown> {
  const clean = (text: string) => redact(text, kinds)
  const { answers, choice } = data as { answers?: unknown; choice?: { result?: unknown } }
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
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cleaned(one, clean)]))
}
