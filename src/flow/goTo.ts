import type { Flow, Step } from './flow'

/** On to another step, from which `back` leads to this one. */
export function goTo(flow: Flow, step: Step): Flow {
  // What is mended leaves no trace on the way back.
  const behind = flow.step === 'error' ? flow.behind : [...flow.behind, flow.step]
  return { ...flow, step, behind, pickMissing: false }
}

/** The first step of the conversation proper. */
export function enter(flow: Flow, step: Step): Flow {
  return { ...goTo(flow, step), openedWith: step }
}
