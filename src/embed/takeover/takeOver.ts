import type { FlowCode } from '../flowCode'
import type { Page } from '../page/page'
import { type Attempts, createAttempts } from './createAttempts'
import { createCarryOn } from './createCarryOn'
import { createLoading } from './createLoading'
import { hearPresses } from './hearPresses'

/** The page's presses in our hands, until they are given back. */
export interface TakeOver extends Attempts {
  /** Loads what the first screen needs. */
  warm(): void
  /** Takes our listeners out of the page and closes an open flow. */
  destroy(): void
}

/**
 * Takes over the page's cancel triggers. A press is prevented only where we finish what it asked for: whatever goes wrong or lasts
 * too long before the first screen stands, the page's own action runs (law: the customer's word).
 */
export function takeOver(page: Page, loadCode: (isRetry: boolean) => Promise<FlowCode>): TakeOver {
  const loading = createLoading(page, loadCode)
  const carryOn = createCarryOn()
  const attempts = createAttempts(page, loading, carryOn)
  /** A failure is not said here: what failed is asked for anew, and its failure said, when a press needs it. */
  const warm = () => {
    loading
      .load()
      .then(([code, config]) => code.rehearse(config))
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
