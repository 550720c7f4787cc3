import type { FlowCode, Session } from './flowCode'
import { loadConfig } from './loadConfig'
import type { Page, Result } from './page'
import { findReplay } from './replay'
import { tellError } from './tell'
import { timeOut } from './timeOut'
import { findTrigger, isInvalid, isPlain, type Trigger } from './trigger'

export interface TakeOver {
  /** Opens the flow; for a press, or by command. Resolves when it has ended. */
  open(trigger?: Trigger): Promise<Result>
  /** Closes the flow unchanged, or stops it from opening. */
  close(): void
  /** Loads what the first screen needs. */
  warm(): void
  destroy(): void
}

const intents = ['pointerover', 'focusin', 'touchstart'] as const
const presses = ['click', 'submit'] as const

/**
 * Takes over the page's cancel triggers. A press is prevented only to be finished by us: whatever goes wrong or lasts
 * too long on the way, the host's own action runs (law 1).
 */
export function takeOver(page: Page, loadCode: (isRetry: boolean) => Promise<FlowCode>): TakeOver {
  const { settings } = page
  let isReplaying = false
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
      done: Promise.all([loadCode(isRetry), loadConfig(settings, abort.signal)]),
    }
    return loading.done
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
    isReplaying = true
    try {
      action()
    } finally {
      isReplaying = false
    }
  }

  function open(trigger?: Trigger): Promise<Result> {
    current ??= begin(trigger)
    return current
  }

  async function begin(trigger: Trigger | undefined): Promise<Result> {
    let isLate = false
    isStopped = false
    const start = async () => {
      const [code, config] = await load()
      return code.openSession({
        config,
        isLate: () => isLate || isStopped,
        findLeave: () => findLeave(trigger),
        onClosed,
      })
    }
    try {
      session = await Promise.race([start(), timeOut(page)])
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

  function onPress(event: Event): void {
    const trigger = isReplaying || !isPlain(event) ? undefined : isOurs(event)
    if (!trigger) return
    const invalid = isInvalid(trigger)
    if (!invalid) void open(trigger)
    event.stopImmediatePropagation()
    // Last: had anything above thrown, the host's own cancel would still happen.
    event.preventDefault()
    if (invalid) trigger.form?.reportValidity()
  }

  function onIntent(event: Event): void {
    if (isOurs(event)) warm()
  }

  /** What fails here is asked for anew, and said, when a click needs it. */
  function warm(): void {
    load().catch(forget)
  }

  function close(): void {
    isStopped = true
    session?.close()
  }

  function listen(how: 'addEventListener' | 'removeEventListener'): void {
    for (const type of presses) globalThis[how](type, onPress, true)
    for (const type of intents) globalThis[how](type, onIntent, true)
  }

  // Where there is no dialog to show, the page keeps its button.
  if ('showModal' in (globalThis.HTMLDialogElement?.prototype ?? {})) listen('addEventListener')

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
