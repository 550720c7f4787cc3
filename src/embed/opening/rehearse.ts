import { nanoid } from 'nanoid'
import type { Flow } from '../../flow/flow'
import { openPlainly } from '../../flow/openPlainly'
import { startFlow } from '../../flow/startFlow'
import type { Page } from '../page/page'
import { hasScreen, keepScreen } from '../screen/readyScreen'
import { prepare } from './prepare'
import { isSwitchedOff } from './switchedOff'

/**
 * Draws and lays out the first screen ahead of a press, unseen, unless one is drawn. The browser has then compiled the code, parsed
 * the styles and made the elements before the customer clicks.
 */
export async function rehearse(page: Page, given: unknown): Promise<void> {
  if (isSwitchedOff(given) || hasScreen(page)) return
  const { chosen, spoken } = await prepare(page, given)
  const { config, situation, decision } = chosen ?? {}
  if (!config || !situation || !decision || !spoken) return
  const now = new Date()
  const open = (fresh: Flow) => openPlainly(fresh, decision)
  const flow = startFlow({ config, situation, open, sessionId: nanoid(), mode: 'test', now, random: Math.random })
  if (flow.step === 'survey') keepScreen({ spoken, page, config }, flow)
}
