import type { OfferRecord, Situation } from '../../situation/schema'
import { isThenable } from './secrets'
import type { SituationFacts } from './signSituation'

/** A record that may say which session it came from: then a retry of that session is not refused for its own acceptance. */
export interface KeptOfferRecord extends OfferRecord {
  sessionId?: string
}

type KeptHistory = Omit<NonNullable<Situation['history']>, 'offers'> & { offers?: KeptOfferRecord[] }

/** Reads what this customer was offered up to now, from the host's own database. */
export type CurrentHistory = (
  customerId: string,
  facts: SituationFacts,
) => KeptHistory | null | undefined | Promise<KeptHistory | null | undefined>

/** The history with its list of offers; none at all is an empty one. Throws a TypeError for anything else, so that no limit is passed over. */
export function readHistory(history: unknown): KeptHistory & { offers: KeptOfferRecord[] } {
  const { offers = [] } = Object(history ?? {})
  const isHistory = history == null || (typeof history === 'object' && !Array.isArray(history) && !isThenable(history))
  const isRecords = Array.isArray(offers) && offers.every((one) => typeof one === 'object' && one !== null)
  if (isHistory && isRecords) return { ...(history as KeptHistory | undefined), offers }
  throw new TypeError(
    '[fairwell] verifyClaim: history: expected { offers: [{ id, status, time }] }, got something else. Nothing was granted.',
  )
}
