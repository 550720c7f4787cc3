import { hasUndelivered } from '../../events/delivery/hasUndelivered'
import type { FlowCode } from '../flowCode'
import type { Page } from '../page/page'

/** Sends what an earlier visit left, and loads the flow's code for it only then. */
export async function resumeLeft(page: Page, load: () => Promise<FlowCode>): Promise<void> {
  if ((await hasUndelivered(globalThis)) && !page.isGone) await (await load()).delivery.resume()
}
