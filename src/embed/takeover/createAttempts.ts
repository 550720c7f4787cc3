import { callNative } from '../../base/native'
import type { Session } from '../flowCode'
import type { Page } from '../page/page'
import type { Result } from '../page/result'
import { tellError } from '../page/tell'
import { timeOut } from '../page/timeOut'
import type { CarryOn } from './createCarryOn'
import type { Loading } from './createLoading'
import { findReplays } from './replay'
import type { Trigger } from './trigger'

/** One opening of the flow, from a press or a command until the dialog is gone. There is never more than one. */
interface Attempt {
  /** Nothing may open for it any more: we have stepped aside, or were told to close. */
  isOver: boolean
  /** The page, or the customer, wanted it closed before the first screen stood. */
  isStopped: boolean
  session?: Session | undefined
  ended: Promise<Result>
}

/** Attempts to open the flow, of which one runs at a time. */
export interface Attempts {
  /** Whether one runs. */
  isBusy(): boolean
  /**
   * Opens the flow for a press, or by command; while one is open, gives that one's end. Where no first screen stands in time, the
   * page's own action runs for a press. Resolves when the flow has ended, and never rejects.
   */
  open(trigger?: Trigger): Promise<Result>
  /** Closes the flow unchanged, or stops it from opening. */
  close(): void
}

/**
 * Makes the attempts of a page. One that fails before the first screen ends in the page's own action (law: the customer's word).
 * Where one cannot go on later, `giveBack` leaves every press to the page.
 */
export function createAttempts(page: Page, loading: Loading, carryOn: CarryOn, giveBack: () => void): Attempts {
  let current: Attempt | undefined

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
    // Only a press is answered by the page's own action: who opened by command is told, and does what is right there.
    if (trigger && !isStopped) leaveBy(page, carryOn, trigger)
    return { outcome: isStopped ? 'dismissed' : 'failed', answers: {}, sessionId: '' }
  }

  async function openSession(attempt: Attempt, trigger: Trigger | undefined): Promise<Session | undefined> {
    const [code, config] = await loading.load()
    return code.openSession({
      config,
      pressed: trigger?.submitter ?? trigger?.element,
      isLate: () => attempt.isOver,
      canLeave: () => waysOut(page, trigger).length > 0,
      leave: () => leaveBy(page, carryOn, trigger),
      giveBack,
      onClosed: () => {
        current = undefined
      },
    })
  }

  return {
    isBusy: () => !!current,
    open(trigger) {
      if (current) return current.ended
      const attempt = { isOver: false, isStopped: false } as Attempt
      current = attempt
      attempt.ended = begin(attempt, trigger)
      return attempt.ended
    },
    close() {
      if (!current) return
      current.isOver = current.isStopped = true
      current.session?.close()
    },
  }
}

/** Runs the page's own action by the first way that does not throw; whether one was started. */
function leaveBy(page: Page, carryOn: CarryOn, trigger: Trigger | undefined): boolean {
  return waysOut(page, trigger).some((action) => {
    try {
      carryOn.replay(action)
      return true
    } catch (cause) {
      tellError(page, "expected the page's own cancel to run, got a throw; another way is tried.", cause)
      return false
    }
  })
}

/** The ways to run the page's own action. Where the page has broken what finds them, a press of what was pressed is left. */
function waysOut(page: Page, trigger: Trigger | undefined): (() => void)[] {
  try {
    return findReplays(trigger, page.settings.triggers)
  } catch {
    return trigger ? [() => callNative(trigger.element as HTMLElement, 'click')] : []
  }
}
