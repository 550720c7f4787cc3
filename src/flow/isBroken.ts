import type { Flow } from './flow'

/** Whether a fault of ours has put the customer on the error screen, which only offers ways out. */
export function isBroken(flow: Flow): boolean {
  return flow.step === 'error' && flow.failure === 'broken'
}
