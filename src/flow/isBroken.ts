import type { Flow } from './flow'

/** Whether something of ours broke, and the screen is the bare way out. */
export function isBroken(flow: Flow): boolean {
  return flow.step === 'error' && flow.failure === 'broken'
}
