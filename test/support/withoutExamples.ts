import type { Summary } from '../../src/report'

/** Feedback without its quotes, which need `redact`: only the command has it. */
export function withoutExamples({ items, ...rest }: Summary['feedback']) {
  return { ...rest, items: items.map(({ examples: _, ...item }) => item) }
}
