import { ConfigError } from '../../config/check/parseConfig'
import { forCustomer } from '../../flow/forCustomer'
import type { Opening, Outbox, Session } from '../flowCode'
import type { Page } from '../page/page'
import { type SessionParts, startSession } from '../session/startSession'
import { prepare } from './prepare'
import { isSwitchedOff, saySwitchedOff } from './switchedOff'

/** Puts a conversation together and shows its first screen. Rejects when it cannot; then nothing of it is left. */
export async function openSession(page: Page, opening: Opening, delivery: Outbox): Promise<Session | undefined> {
  if (isSwitchedOff(opening.config)) {
    saySwitchedOff(page, opening.config)
    return undefined
  }
  const { config, problems, situation: known, spoken } = await prepare(page, opening.config)
  if (opening.isLate()) return undefined
  if (!config) {
    if (page.settings.mode !== 'test') throw new ConfigError(problems)
    return (await import('../screen/showProblems')).showProblems({ page, opening, problems })
  }
  const { undo } = opening
  // What an undo is about was for this customer a moment ago.
  const { situation, decision } = undo ? { situation: { ...known, subscription: undo.subscription } } : forCustomer(config, known)
  if (decision) page.decision = decision
  if (!situation) return undefined
  const openUndo: SessionParts['openUndo'] = (again) => openSession(page, { ...opening, undo: again }, delivery)
  return startSession({ page, opening, delivery, config, situation, decision, spoken, openUndo })
}
