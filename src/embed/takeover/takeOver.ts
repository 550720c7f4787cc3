import type { FlowCode } from '../flowCode'
import type { Page } from '../page/page'
import { tellErrorOnce } from '../page/tell'
import { type Attempts, createAttempts } from './createAttempts'
import { createCarryOn } from './createCarryOn'
import { createLoading } from './createLoading'
import { hearPresses } from './hearPresses'
import { lackedFeature } from './lackedFeature'

/** The page's presses in our hands, until they are given back. */
export interface TakeOver extends Attempts {
  /** Loads what the first screen needs. */
  warm(): void
  /** Takes our listeners out of the page and closes an open flow. */
  destroy(): void
}

/** The page's presses left to the page. Who opens the flow by command is told that it failed. */
const untaken: TakeOver = {
  isBusy: () => false,
  open: async () => ({ outcome: 'failed', answers: {}, sessionId: '' }),
  close() {},
  warm() {},
  destroy() {},
}

/**
 * Takes over the page's cancel triggers. A press is prevented only where we finish what it asked for: whatever goes wrong or lasts
 * too long before the first screen stands, the page's own action runs (law: the customer's word).
 */
export function takeOver(page: Page, loadCode: (isRetry: boolean) => Promise<FlowCode>): TakeOver {
  const lacked = lackedFeature()
  if (lacked) {
    // A server that renders the page is no browser that lacks something.
    if (globalThis.document)
      tellErrorOnce(page, `expected a browser with ${lacked}, got one without; the page keeps its own cancel.`)
    return untaken
  }
  const loading = createLoading(page, loadCode)
  const carryOn = createCarryOn()
  const attempts = createAttempts(page, loading, carryOn, () => stopHearing())
  /** A failure is not said here: what failed is asked for anew, and its failure said, when a press needs it. */
  const warm = () => {
    loading
      .load()
      // A press that is on its way draws the screen itself.
      .then(([code, config]) => (attempts.isBusy() ? undefined : code.rehearse(config)))
      .catch(loading.forget)
  }
  const stopHearing = hearPresses(page, carryOn, attempts.open, warm)
  return {
    ...attempts,
    warm,
    destroy() {
      stopHearing()
      attempts.close()
    },
  }
}
