import { isThenable } from '../../base/isThenable'
import type { OfferRecord, Situation } from '../../situation/schema'
import type { SituationFacts } from './signSituation'

/** An offer that this customer had. With `sessionId`, a retry of that session is not refused because of its own acceptance. */
export interface KeptOfferRecord extends OfferRecord {
  sessionId?: string
}

type KeptHistory = Omit<NonNullable<Situation['history']>, 'offers'> & { offers?: KeptOfferRecord[] }

/** Reads which offers this customer has had up to now, from the host's own database. */
export type CurrentHistory = (
  customerId: string,
  facts: SituationFacts,
) => KeptHistory | null | undefined | Promise<KeptHistory | null | undefined>

/**
 * The history with its list of offers; no history gives an empty list. Throws a TypeError for anything else: a history that
 * cannot be read must not lift a limit (law: no trust with money).
 */
export function readHistory(history: unknown): KeptHistory & { offers: KeptOfferRecord[] } {
  const { offers = [] } = Object(history ?? {})
  const isHistory = history == null || (typeof history === 'object' && !Array.isArray(history) && !isThenable(history))
  const isRecords = Array.isArray(offers) && offers.every((one) => typeof one === 'object' && one !== null)
  if (isHistory && isRecords) return { ...(history as KeptHistory | undefined), offers }
  throw new TypeError(
    '[fairwell] verifyClaim: history: expected { offers: [{ id, status, time }] }, got something else. Nothing was granted.',
  )
}
