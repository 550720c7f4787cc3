import { hasUndelivered } from '../../events/delivery/hasUndelivered'
import type { FlowCode } from '../flowCode'
import type { Page } from '../page/page'

/** Sends what an earlier visit left. The flow's code is loaded only where something was left. */
export async function resumeLeft(page: Page, load: () => Promise<FlowCode>): Promise<void> {
  if ((await hasUndelivered(globalThis)) && !page.isGone) await (await load()).delivery.resume()
}
