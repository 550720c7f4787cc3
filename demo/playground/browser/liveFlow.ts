import type { Action, Flow } from '../../../src/flow/flow'
import { createDrawing } from './createDrawing'
import { find } from './find'
import { firstScreen, type Played, pressOn } from './playedFlow'

/** The flow beside the editor. */
export interface LiveFlow {
  /** Draws this config on the screen that the presses so far lead to. */
  show(played: Played): void
  /** Goes to the screen that these presses lead to from the first one. */
  goTo(presses: readonly Action[]): void
}

/** Makes the flow beside the editor: it follows every key, and can be pressed. `onAnswers` is told of answers given in it. */
export function createLiveFlow(onAnswers: (answers: Record<string, unknown>) => void): LiveFlow {
  const room = find('#live-flow')
  const state = find('#live-state')
  const drawing = createDrawing(press)
  let played: Played | undefined
  let presses: Action[] = []
  let flow: Flow | undefined
  room.append(drawing.element)
  new ResizeObserver(() => flow && fit()).observe(room)
  find('#live-restart').addEventListener('click', () => goTo([]))

  function press(action: Action): void {
    if (!flow) return
    const next = pressOn(flow, action)
    if (next.closed) {
      goTo([])
      state.textContent = `It ended: ${next.outcome ?? 'dismissed'}. Here it begins again.`
      return
    }
    presses = [...presses, action]
    draw(next)
    state.textContent = ''
    if (action.type !== 'answer') onAnswers(next.answers)
  }

  function goTo(wanted: readonly Action[]): void {
    presses = [...wanted]
    state.textContent = ''
    if (played) show(played)
  }

  function show(now: Played): void {
    played = now
    draw(replayed(now) ?? firstScreen(now))
  }

  /** The presses so far on the changed config; undefined where they lead nowhere in it. */
  function replayed(now: Played): Flow | undefined {
    try {
      const reached = presses.reduce(pressOn, firstScreen(now))
      if (!reached.closed) return reached
    } catch {
      // What was pressed is no longer in the config.
    }
    presses = []
    return undefined
  }

  function draw(next: Flow): void {
    flow = next
    drawing.draw(next)
    fit()
  }

  function fit(): void {
    if (room.clientWidth > 0) drawing.fit(drawing.size(), { width: room.clientWidth })
  }

  return { show, goTo }
}
