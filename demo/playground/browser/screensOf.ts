import { fillingsOn, pressesOn } from '../../../src/cli/prove/machine'
import type { Action, Flow } from '../../../src/flow/flow'
import { visibleOffers } from '../../../src/flow/visibleOffers'
import { firstScreen, type Played, pressOn } from './playedFlow'

/** A screen that this customer can come to, and the presses that lead there. */
export interface Screen {
  title: string
  flow: Flow
  presses: Action[]
}

/** So many screens are shown; a longer list would be looked at by nobody. */
const most = 40

/** Every screen of this config for this customer, each by a shortest way: all answers that lead to another Decision, and all presses. */
export function screensOf(played: Played): Screen[] {
  const start: Screen = { title: '', flow: firstScreen({ ...played, situation: { ...played.situation } }), presses: [] }
  const found = new Map([[titleOf(start.flow), start]])
  for (const { flow, presses } of found.values()) {
    for (const more of movesOn(flow)) {
      const next = more.reduce(pressOn, flow)
      const title = titleOf(next)
      if (next.closed || found.has(title) || found.size >= most) continue
      found.set(title, { title, flow: next, presses: [...presses, ...more] })
    }
  }
  return [...found].map(([title, screen]) => ({ ...screen, title }))
}

function movesOn(flow: Flow): Action[][] {
  const presses = pressesOn(flow).map((press) => [press])
  const filled = [...reasonsOn(flow), ...fillingsOn(flow)]
  return [...presses, ...filled, ...filled.flatMap((filling) => presses.map((press) => [...filling, ...press]))]
}

/** The questions of a reason appear when it is picked. */
function reasonsOn({ step, reasons, answers }: Flow): Action[][] {
  if (step !== 'survey' || answers.reason !== undefined) return []
  return reasons.map(({ id }) => [{ type: 'answer', question: 'reason', value: id }])
}

/** A screen's name, in the words of the config: its step, and the offers, the reason with questions or the outcome on it. */
function titleOf(flow: Flow): string {
  const { step, merchantStep, reasons, answers, outcome, operation } = flow
  const asks = reasons.find(({ id, questions }) => id === answers.reason && questions?.length)
  if (step === 'offer')
    return `offer: ${visibleOffers(flow)
      .map(({ id }) => id)
      .join(', ')}`
  if (step === 'survey' && asks) return `survey: ${asks.id}`
  if (step === 'done') return `done: ${operation?.kind === 'offer' ? operation.offer.id : outcome}`
  return merchantStep?.id ?? step
}
