import { flowOutcomes } from '../flowEndings'
import type { ReceivedEvent } from '../receive/checkEvent'
import { isUsable } from '../receive/makeIndex'
import { rowsOf } from '../receive/makeTable'
import type { Query } from '../receive/query'
import { readEvent } from './readEvent'

const factTypes = ['survey.answered', 'offer.declined', ...flowOutcomes.map((outcome) => `flow.${outcome}`)]

// Only these few events of a session say what a team wants to know, so that an index over them stays small.
const isFact = `event ->> 'type' IN (${factTypes.map((name) => `'dev.fairwell.${name}.v1'`).join(', ')})`

/** The index by which a session's facts are found. */
export const factIndex = {
  name: 'fairwell_events_facts',
  on: `ON fairwell_events ((event ->> 'cfsession')) WHERE ${isFact}`,
}

const selectFacts = `
  SELECT event FROM fairwell_events
  WHERE ${isFact} AND event ->> 'cfsession' = $1::text AND source = $2::text LIMIT 100`

/** Finds what else a session has told. It finds nothing until the index is usable: a search of the whole table takes too long. */
export function sessionFacts(query: Query) {
  let isIndexed = false

  return {
    async of({ source, event }: { source: string; event: ReceivedEvent }): Promise<ReceivedEvent[]> {
      isIndexed ||= await isUsable(query, factIndex.name)
      if (!isIndexed) return []
      return rowsOf(await query(selectFacts, [event.cfsession, source])).map((row) => readEvent(row.event))
    },
  }
}
