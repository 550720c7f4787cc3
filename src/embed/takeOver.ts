import type { FlowCode, Session } from './flowCode'
import { loadConfig } from './loadConfig'
import type { Page, Result } from './page'
import { findReplay } from './replay'
import { tellError } from './tell'
import { timeOut } from './timeOut'
import { findTrigger, isPlain, isRefused, type Trigger } from './trigger'

export interface TakeOver {
  /** Opens the flow; for a press, or by command. Resolves when it has ended. */
  open(trigger?: Trigger): Promise<Result>
  /** Closes the flow unchanged, or stops it from opening. */
  close(): void
  /** Loads what the first screen needs. */
  warm(): void
  destroy(): void
}

const heard = ['click', 'submit', 'pointerover', 'focusin', 'touchstart']

/** Long enough for the page to ask its server, or its customer, before it goes on with what was confirmed. */
const carryOnTime = 60_000

/**
 * Takes over the page's cancel triggers. A press is prevented only to be finished by us: whatever goes wrong or lasts
 * too long on the way, the host's own action runs (law 1).
 */
export function takeOver(page: Page, loadCode: (isRetry: boolean) => Promise<FlowCode>): TakeOver {
  const { settings } = page
  /** Until then, by the page's clock, what a script presses is the page carrying on with what was confirmed here. */
  let passUntil = 0
  /** What the customer's own hand pressed last. */
  let pressed: EventTarget | undefined
  let current: Promise<Result> | undefined
  let session: Session | undefined
  let isStopped = false
  let isRetry = false
  let loading: { from: unknown; abort: AbortController; done: Promise<[FlowCode, unknown]> } | undefined

  function load(): Promise<[FlowCode, unknown]> {
    if (loading && loading.from !== settings.config) forget()
    const abort = new AbortController()
    loading ??= {
      from: settings.config,
      abort,
      done: Promise.all([loadCode(isRetry), loadConfig(settings, abort.signal).catch(handOn)]),
    }
    return loading.done
  }

  /** Why there is no config is the flow's to say, or in test mode to show; the next press asks for it anew. */
  function handOn(cause: unknown): unknown {
    loading = undefined
    return cause
  }

  /** What failed, hangs or is no longer wanted is asked for anew by the next click. */
  function forget(): void {
    loading?.abort.abort()
    isRetry = true
    loading = undefined
  }

  function findLeave(trigger: Trigger | undefined): (() => void) | undefined {
    const action = findReplay(trigger, settings.triggers)
    return action && (() => replay(action))
  }

  function replay(action: () => void): void {
    const byHand = pressed
    pressed = undefined
    passUntil = performance.now() + carryOnTime
    action()
    // Where no hand confirmed, a script goes through one flow after the other, and wants each.
    if (!byHand) passUntil = 0
  }

  function open(trigger?: Trigger): Promise<Result> {
    current ??= begin(trigger)
    return current
  }

  async function begin(trigger: Trigger | undefined): Promise<Result> {
    let isLate = false
    isStopped = false
    const opened = load().then(([code, config]) =>
      code.openSession({ config, isLate: () => isLate || isStopped, findLeave: () => findLeave(trigger), onClosed }),
    )
    try {
      session = await Promise.race([opened, timeOut(page)])
    } catch (cause) {
      isLate = true
      forget()
      tellError(page, "the flow could not open; the page's own cancel runs.", cause)
    }
    if (session) return session.ended
    onClosed()
    // Only a press is answered by a press: who opened by command is told, and does what is right there.
    if (trigger && !isStopped) findLeave(trigger)?.()
    return { outcome: isStopped ? 'dismissed' : 'failed', answers: {}, sessionId: '' }
  }

  function onClosed(): void {
    current = undefined
    session = undefined
  }

  function isOurs(event: Event): Trigger | undefined {
    const { triggers } = settings
    if (!triggers) return undefined
    try {
      return findTrigger(event, triggers)
    } catch (cause) {
      settings.triggers = ''
      tellError(page, `triggers: expected CSS selectors, got ${triggers}.`, cause)
      return undefined
    }
  }

  function hear(event: Event): void {
    const isClick = event.type === 'click'
    if (isClick && event.isTrusted) pressed = event.composedPath()[0]
    const trigger = isOurs(event)
    if (!trigger) return
    if (!isClick && event.type !== 'submit') warm()
    else if (isPlain(event) && !isCarriedOn(event, trigger)) take(event, trigger)
  }

  function take(event: Event, trigger: Trigger): void {
    if (!isRefused(trigger)) void open(trigger)
    event.stopImmediatePropagation()
    // Last: had anything above thrown, the host's own cancel would still happen.
    event.preventDefault()
  }

  /**
   * A page may submit its form, or press its button again, long after the replay: its server had to answer, or its own
   * dialog was to be confirmed. Whoever has confirmed here must not meet us again (law 1), so for a while we let through
   * what scripts press. Not what a hand presses: that is a new wish, and gets its flow on a page however old. Every
   * submit is trusted; a hand's own comes from the very button that was clicked.
   */
  function isCarriedOn(event: Event, { node }: Trigger): boolean {
    // Of a submit without a button it is null.
    const { submitter = node } = event as SubmitEvent
    return event.timeStamp < passUntil && !submitter?.contains(pressed as Node)
  }

  /** What fails here is asked for anew, and said, when a click needs it. */
  function warm(): void {
    load()
      .then(([code, config]) => code.rehearse(config))
      .catch(forget)
  }

  function close(): void {
    isStopped = true
    session?.close()
  }

  function listen(how: 'addEventListener' | 'removeEventListener'): void {
    for (const type of heard) globalThis[how](type, hear, true)
  }

  // Where there is no dialog to show, the page keeps its button.
  if (globalThis.HTMLDialogElement?.prototype.showModal !== undefined) listen('addEventListener')

  return {
    open,
    warm,
    close,
    destroy() {
      listen('removeEventListener')
      close()
    },
  }
}
