import type { Summary } from '../createReport'
import type { Section } from './section'

/** The section on advice: what a person may want to decide, with the patch to the config where there is one. */
export function adviceSection({ advice }: Summary): Section {
  return {
    id: 'advice',
    title: 'Worth a decision',
    says:
      advice.length > 0
        ? ['Nothing here is applied by itself. A change is written as a JSON Patch (RFC 6902) to the config.']
        : [],
    charts: [],
    tables: [
      {
        caption: 'Advice',
        columns: ['About', 'What the numbers say', 'Change to the config'],
        prose: [1, 2],
        machine: 2,
        rows: advice.map(({ about, text, patch }) => [about, text, patch ? JSON.stringify(patch) : '–']),
      },
    ],
  }
}
