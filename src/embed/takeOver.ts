import type { FlowCode, Session } from './flowCode'
import { loadConfig } from './loadConfig'
import type { Page, Result } from './page'
import { findReplay } from './replay'
import { tellError } from './tell'
import { findTrigger, invalidForm, isPlain, type Trigger } from './trigger'

export interface TakeOver {
  /** Opens the flow; for a press, or by command. Resolves when it has ended. */
  open(trigger?: Trigger): Promise<Result>
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
export function takeOver(page: Page, loadCode: (attempt: number) => Promise<FlowCode>): TakeOver {
  let isReplaying = false
  let current: Promise<Result> | undefined
  let session: Session | undefined
  let attempt = 0
  let loading: Promise<[FlowCode, unknown]> | undefined

  function load(): Promise<[FlowCode, unknown]> {
    loading ??= Promise.all([loadCode(attempt), loadConfig(page.settings)])
    return loading
  }

  function findLeave(trigger: Trigger | undefined): (() => void) | undefined {
    const action = findReplay(trigger, page.settings.triggers)
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
    const { timeout = 1500 } = page.settings
    let isLate = false
    const start = async () => {
      const [code, config] = await load()
      return code.openSession({ config, isLate: () => isLate, findLeave: () => findLeave(trigger), onClosed })
    }
    try {
      session = await within(timeout, start())
    } catch (cause) {
      isLate = true
      // What failed or hangs is asked for anew by the next click.
      loading = undefined
      attempt++
      tellError(page, "the flow could not open. The page's own cancel runs instead.", cause)
    }
    if (session) return session.ended
    onClosed()
    findLeave(trigger)?.()
    return { outcome: 'failed', answers: {}, sessionId: '' }
  }

  function onClosed(): void {
    current = undefined
    session = undefined
  }

  function isOurs(event: Event): Trigger | undefined {
    const { triggers } = page.settings
    if (!triggers) return undefined
    try {
      return findTrigger(event, triggers)
    } catch (cause) {
      page.settings.triggers = ''
      tellError(page, `triggers: expected CSS selectors, got "${triggers}". No button is taken over.`, cause)
      return undefined
    }
  }

  function onPress(event: Event): void {
    const trigger = isReplaying || !isPlain(event) ? undefined : isOurs(event)
    if (!trigger) return
    const invalid = invalidForm(trigger.element)
    if (!invalid) void open(trigger)
    event.stopImmediatePropagation()
    // Last: had anything above thrown, the host's own cancel would still happen.
    event.preventDefault()
    invalid?.reportValidity()
  }

  function onIntent(event: Event): void {
    if (isOurs(event)) warm()
  }

  /** What fails here is said when a click needs it. */
  function warm(): void {
    load().catch(() => {})
  }

  const canShow = typeof HTMLDialogElement === 'function' && 'attachShadow' in Element.prototype
  if (canShow) {
    for (const type of presses) addEventListener(type, onPress, true)
    for (const type of intents) addEventListener(type, onIntent, { capture: true, passive: true })
  }

  return {
    open,
    warm,
    close: () => session?.close(),
    destroy() {
      for (const type of presses) removeEventListener(type, onPress, true)
      for (const type of intents) removeEventListener(type, onIntent, true)
      session?.close()
    },
  }
}

/** The promise, unless the time runs out first. */
function within<T>(timeout: number, work: Promise<T>): Promise<T> {
  const late = new Promise<T>((_, reject) => {
    setTimeout(() => reject(new Error(`not there after ${timeout} ms`)), timeout)
  })
  return Promise.race([work, late])
}
