import type { Summary } from '../createReport'
import type { InputCounts } from '../inputCounts'
import type { Section } from './section'
import { count } from './wording'

const meanings: Record<keyof InputCounts, string> = {
  events: 'Events read',
  counted: 'In the numbers',
  duplicates: 'Came again (same source and id), left out',
  testMode: 'From test mode, left out',
  liveMode: 'From live mode, left out',
  unknownVersion: 'From a version not known here, left out',
  foreign: 'Not a fairwell event, left out',
  unreadable: 'Not readable as an event, left out',
  gaps: 'Holes in the order of a session; its other events count',
  missing: 'Events missing in those holes',
  afterEnd: 'After the end of their session, left out',
  clockSkew: 'Sessions whose clock went backwards; their order counts, their times do not',
}

/** The section on how many records the figures rest on, and what was left out. */
export function inputSection({ input, scope }: Summary): Section {
  const asked = `${scope.mode}Mode` as const
  const rows = (Object.keys(meanings) as (keyof InputCounts)[])
    .filter((key) => key !== asked)
    .map((key) => [meanings[key], count(input[key])])
  return {
    id: 'input',
    title: 'What this rests on',
    says: [],
    charts: [],
    tables: [{ caption: 'Input', folded: true, columns: ['Records', 'Count'], rows }],
  }
}
