import type { FlowCode, Session } from '../flowCode'
import type { Page } from '../page/page'
import type { Result } from '../page/result'
import { tellError } from '../page/tell'
import { timeOut } from '../page/timeOut'
import { createCarryOn } from './createCarryOn'
import { createLoading } from './createLoading'
import { findReplays } from './replay'
import { findTrigger, isPlain, isRefused, type Trigger } from './trigger'

export interface TakeOver {
  /** Opens the flow; for a press, or by command. Resolves when it has ended, and never rejects. */
  open(trigger?: Trigger): Promise<Result>
  /** Closes the flow unchanged, or stops it from opening. */
  close(): void
  /** Loads what the first screen needs. */
  warm(): void
  destroy(): void
}

const heard = ['click', 'submit', 'pointerover', 'focusin', 'touchstart']

/** From a press or a command until the dialog is gone. */
interface Attempt {
  /** Nothing may open for it any more: we have stepped aside, or were told to close. */
  isOver: boolean
  /** The page, or the customer, wanted it closed before it stood. */
  isStopped: boolean
  session?: Session | undefined
  ended: Promise<Result>
}

/**
 * Takes over the page's cancel triggers. A press is prevented only to be finished by us: whatever goes wrong or lasts
 * too long before the first screen stands, the host's own action runs (law 1).
 */
export function takeOver(page: Page, loadCode: (isRetry: boolean) => Promise<FlowCode>): TakeOver {
  const { settings } = page
  const loading = createLoading(page, loadCode)
  const carryOn = createCarryOn()
  let current: Attempt | undefined
  // Where there is no dialog to show, the page keeps its button.
  if (typeof globalThis.HTMLDialogElement?.prototype?.showModal === 'function') listen('addEventListener')
  return {
    open,
    warm,
    close,
    destroy() {
      listen('removeEventListener')
      close()
    },
  }

  function open(trigger?: Trigger): Promise<Result> {
    if (current) return current.ended
    const attempt = { isOver: false, isStopped: false } as Attempt
    current = attempt
    attempt.ended = begin(attempt, trigger)
    return attempt.ended
  }

  async function begin(attempt: Attempt, trigger: Trigger | undefined): Promise<Result> {
    try {
      attempt.session = await Promise.race([openSession(attempt, trigger), timeOut(page)])
    } catch (cause) {
      attempt.isOver = true
      loading.forget()
      tellError(page, "expected the flow to open, got what follows; the page's own cancel runs.", cause)
    }
    if (attempt.session) return attempt.session.ended
    const { isStopped } = attempt
    current = undefined
    // Only a press is answered by a press: who opened by command is told, and does what is right there.
    if (trigger && !isStopped) leave(trigger)
    return { outcome: isStopped ? 'dismissed' : 'failed', answers: {}, sessionId: '' }
  }

  async function openSession(attempt: Attempt, trigger: Trigger | undefined): Promise<Session | undefined> {
    const [code, config] = await loading.load()
    return code.openSession({
      config,
      isLate: () => attempt.isOver,
      canLeave: () => findReplays(trigger, settings.triggers).length > 0,
      leave: () => leave(trigger),
      onClosed: () => {
        current = undefined
      },
    })
  }

  /** Runs the page's own action by the first way that does not throw; whether one was started. */
  function leave(trigger: Trigger | undefined): boolean {
    return findReplays(trigger, settings.triggers).some((action) => {
      try {
        carryOn.replay(action)
        return true
      } catch (cause) {
        tellError(page, "expected the page's own cancel to run, got a throw; another way is tried.", cause)
        return false
      }
    })
  }

  function close(): void {
    if (!current) return
    current.isOver = current.isStopped = true
    current.session?.close()
  }

  /** What throws here costs the page nothing: its own cancel happens. */
  function hear(event: Event): void {
    try {
      const isClick = event.type === 'click'
      if (isClick) carryOn.hear(event)
      const trigger = isOurs(event)
      if (!trigger) return
      if (!isClick && event.type !== 'submit') warm()
      else if (isPlain(event) && !carryOn.isCarriedOn(event, trigger)) take(event, trigger)
    } catch (cause) {
      tellError(page, 'expected to take a press over, got what follows; it is left to the page.', cause)
    }
  }

  function isOurs(event: Event): Trigger | undefined {
    const { triggers } = settings
    if (!triggers) return undefined
    try {
      return findTrigger(event, triggers)
    } catch (cause) {
      settings.triggers = ''
      tellError(page, `triggers: expected CSS selectors, got ${triggers}; every press is left to the page.`, cause)
      return undefined
    }
  }

  function take(event: Event, trigger: Trigger): void {
    if (!isRefused(trigger)) void open(trigger)
    event.stopImmediatePropagation()
    // Last: had anything above thrown, the host's own cancel would still happen.
    event.preventDefault()
  }

  /** What fails here is asked for anew, and said, when a click needs it. */
  function warm(): void {
    loading
      .load()
      .then(([code, config]) => code.rehearse(config))
      .catch(loading.forget)
  }

  function listen(how: 'addEventListener' | 'removeEventListener'): void {
    for (const type of heard) globalThis[how](type, hear, true)
  }
}
