import type { Row } from './row'
import { add, nothing, type Tally, verdictOf } from './tally'

/** The result as a Markdown table, which is also what a terminal shows well. */
export function printTable(tallies: Map<Row, Tally>): string {
  const head = ['row', 'fault', 'visits', 'sessions', 'events', 'lost', 'doubled', 'copies on the wire', 'verdict']
  const lines = [...tallies].map(([row, tally]) => cells(`${row.number}`, row.fault, tally, verdictOf(row, tally)))
  const others = [...tallies].filter(([{ mustLose }]) => !mustLose)
  const sum = others.map(([, tally]) => tally).reduce(add, nothing)
  const table = [head, head.map(() => '---'), ...lines, cells('', 'all that must not lose', sum, '')]
  return table.map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function cells(name: string, fault: string, tally: Tally, verdict: string): string[] {
  const { visits, sessions, events, lost, doubled, copies } = tally
  return [name, fault, ...[visits, sessions, events, lost, doubled, copies].map(String), verdict]
}
