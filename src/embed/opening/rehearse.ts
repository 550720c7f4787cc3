import type { Flow } from '../../flow/flow'
import { forCustomer } from '../../flow/forCustomer'
import { openPlainly } from '../../flow/openPlainly'
import { startFlow } from '../../flow/startFlow'
import type { Page } from '../page/page'
import { createScreen } from '../screen/createScreen'
import { prepare } from './prepare'
import { isSwitchedOff } from './switchedOff'

/**
 * Draws the first screen outside the page, and throws it away. The browser has then compiled the code and parsed the styles before
 * the customer clicks: measured, the dialog opens in two thirds of the time.
 */
export async function rehearse(page: Page, given: unknown): Promise<void> {
  if (isSwitchedOff(given)) return
  const { config, situation: known, spoken } = await prepare(page, given)
  const { situation, decision } = config ? forCustomer(config, known) : {}
  if (!config || !situation || !decision) return
  const now = new Date()
  const open = (fresh: Flow) => openPlainly(fresh, decision)
  const flow = startFlow({ config, situation, open, sessionId: '', mode: 'test', now, random: Math.random })
  if (flow.step === 'survey') createScreen({ act() {}, spoken, page, config }).rehearse(flow)
}
