import type { Flow, Step } from './flow'

/** Goes on to another step, from which `back` leads to this one. */
export function goTo(flow: Flow, step: Step): Flow {
  // The error screen is no place to go back to.
  const behind = flow.step === 'error' ? flow.behind : [...flow.behind, flow.step]
  return { ...flow, step, behind, pickMissing: false }
}

/** Goes to the first screen that is about a known subscription. */
export function enter(flow: Flow, step: Step): Flow {
  return { ...goTo(flow, step), openedWith: step }
}
