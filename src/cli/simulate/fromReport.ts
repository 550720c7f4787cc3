import type { Config } from '../../config/schema/schema'

/** Prints to the terminal what was left out. */
type Say = (text: string) => void

interface ReportFile {
  offers: Record<string, { acceptance?: { value: number } | null }>
  reasons: Record<string, { answered?: number }>
}

/**
 * The acceptance rates in a file that `fairwell report --json` printed, in the form that `--accept` takes; any other file
 * unchanged.
 */
export function ratesFrom(file: unknown, { offers = {} }: Config, say: Say): unknown {
  if (!isReport(file)) return file
  const rates = Object.entries(file.offers).flatMap(([id, { acceptance }]): [string, number][] =>
    acceptance ? [[id, acceptance.value]] : [],
  )
  const measured = new Set(rates.map(([id]) => id))
  const unseen = Object.keys(offers).filter((id) => !measured.has(id))
  const known = chosen(rates, Object.keys(offers), (id) =>
    say(`accept: the config has no offer ${id}; it is left out.\n`),
  )
  for (const id of unseen) say(`accept: the report never saw the offer ${id}; it is left out.\n`)
  return known
}

/** How often each reason was given, from the same file, in the form that `--reasons` takes; any other file unchanged. */
export function mixFrom(file: unknown, { survey }: Config, say: Say): unknown {
  if (!isReport(file)) return file
  const given = Object.entries(file.reasons).map(([id, { answered = 0 }]): [string, number] => [id, answered])
  const ids = survey.reasons.map(({ id }) => id)
  return chosen(given, ids, (id) => say(`reasons: the survey has no reason ${id}; it is left out.\n`))
}

function chosen(entries: [string, number][], ids: string[], leaveOut: (id: string) => void): Record<string, number> {
  for (const [id] of entries) if (!ids.includes(id)) leaveOut(id)
  return Object.fromEntries(entries.filter(([id]) => ids.includes(id)))
}

function isReport(file: unknown): file is ReportFile {
  const { flows, offers, reasons } = Object(file)
  return typeof flows?.started === 'number' && typeof offers === 'object' && typeof reasons === 'object'
}
