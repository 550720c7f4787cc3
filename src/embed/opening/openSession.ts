import { callNative } from '../../base/native'
import { ConfigError } from '../../config/check/parseConfig'
import { forCustomer } from '../../flow/forCustomer'
import type { Situation } from '../../situation/schema'
import type { Opening, Outbox, Session } from '../flowCode'
import type { Page } from '../page/page'
import type { SessionParts } from '../session/sessionParts'
import { startSession } from '../session/startSession'
import { prepare } from './prepare'
import { isSwitchedOff, saySwitchedOff } from './switchedOff'

/**
 * What this opening is for. A press says so itself, by `data-kind` on or around what was pressed, so that the page's way to cancel
 * never withdraws; a command says it for that one opening.
 */
function kindOf({ identity }: Page, { pressed }: Opening): Situation['kind'] {
  const marked = pressed && callNative(pressed, 'closest', '[data-kind=withdraw]')
  const asked = pressed ? marked && 'withdraw' : identity.kind
  delete identity.kind
  return asked === 'withdraw' ? asked : undefined
}

/**
 * Opens the flow: prepares a session and shows its first screen. Undefined when there is none to show: it is switched off, not
 * for this customer, or too late. Rejects when it fails; then nothing of it is left in the page.
 */
export async function openSession(page: Page, opening: Opening, delivery: Outbox): Promise<Session | undefined> {
  if (isSwitchedOff(opening.config)) {
    saySwitchedOff(page, opening.config)
    return undefined
  }
  const { config, problems, situation, spoken } = await prepare(page, opening.config)
  const kind = kindOf(page, opening)
  if (opening.isLate()) return undefined
  if (!config) {
    if (page.settings.mode !== 'test') throw new ConfigError(problems)
    return (await import('../screen/showProblems')).showProblems({ page, opening, problems })
  }
  const { undo } = opening
  const known = { ...situation, kind }
  // An undo is not decided again: a moment ago the flow was for this customer.
  const { situation: about, decision } = undo
    ? { situation: { ...known, subscription: undo.subscription } }
    : forCustomer(config, known)
  if (decision) page.decision = decision
  if (!about) return undefined
  const openUndo: SessionParts['openUndo'] = (again) => openSession(page, { ...opening, undo: again }, delivery)
  return startSession({ page, opening, delivery, config, situation: about, decision, spoken, openUndo })
}
