import { callNative } from '../base/native'
import type { FairwellCommand } from './command'
import { type CancelFlow, createControls } from './createControls'
import { resumeLeft } from './delivery/resumeLeft'
import type { FlowCode } from './flowCode'
import { areKnownSettings } from './page/knownSetting'
import { createPage, type Page, type Settings } from './page/page'
import { tellError } from './page/tell'
import { takeOver } from './takeover/takeOver'

/**
 * Starts the script tag's flow: takes over the triggers that its attributes name, and answers `fairwell(command, …)` from now on.
 * `connectCode` loads the flow's code; its `attempt` counts from 0. `examine` loads the doctor, which says what is wrong with the
 * settings.
 */
export function start(
  script: HTMLScriptElement | null,
  connectCode: (page: Page, attempt: number) => Promise<FlowCode>,
  examine: (page: Page, isIdle: boolean | undefined) => Promise<void>,
): void {
  const before = globalThis.fairwell
  // Only our own global has the value true here: an element with the id `fairwell` may have a field of any name.
  if (before?.isLoaded === true) {
    console.warn('[fairwell] loaded already: expected one tag, got two; the first counts.')
    return
  }
  const page = createPage()
  // The attributes are named as the settings are. Numbers stay text, which works as well.
  page.settings = { nonce: script?.nonce, ...script?.dataset } as Settings
  let coming: Promise<FlowCode> | undefined
  let attempt = 0
  // Loads the code once: a second copy would record every event twice.
  const loadCode = (isRetry = false) => {
    if (isRetry && !page.code) coming = undefined
    coming ??= connectCode(page, attempt++).then((there) => {
      page.code = there
      if (page.isGone) there.stop()
      return there
    })
    return coming
  }
  const taken = takeOver(page, loadCode)
  const controls = createControls({ page, takeOver: taken, loadCode })
  /** Calls the doctor where something is wrong with the settings. A page that works never loads it. */
  const checkSettings = (isIdle?: boolean) => {
    if (isOdd(page, isIdle)) examine(page, isIdle).catch(() => {})
  }
  const answer = (command: string, ...args: unknown[]) => {
    const given = run(page, controls, command, args)
    checkSettings()
    return given
  }
  const fairwell = answer as FairwellCommand
  fairwell.isLoaded = true
  globalThis.fairwell = fairwell
  checkSettings()
  for (const call of Array.isArray(before?.q) ? before.q : []) answer(...(call as never as Parameters<typeof answer>))
  const onceIdle = () => {
    if (page.settings.preload === 'idle') taken.warm()
    resumeLeft(page, loadCode).catch(() => {})
    setTimeout(checkSettings, settleTime, true)
  }
  try {
    requestIdleCallback(onceIdle)
  } catch {
    // Safari has none, and a page may have a function of its own of this name.
    setTimeout(onceIdle)
  }
}

/** How many milliseconds an idle page has before a missing config or trigger is reported: its own code may still bring it. */
const settleTime = 1000

/** Whether something is wrong with the settings: an unknown name at once, a missing config or trigger once the page is idle. */
function isOdd({ settings, isGone }: Page, isIdle: boolean | undefined): boolean | undefined {
  const { config, triggers } = settings
  return (
    !areKnownSettings(settings) ||
    (isIdle && !isGone && !(config && (!triggers || callNative(document, 'querySelectorAll', triggers)[0])))
  )
}

/** Runs a command. Never throws: a wrong call is reported on the console, and the page goes on (law: a guest). */
function run(page: Page, controls: CancelFlow, command: string, args: unknown[]): unknown {
  const leaveOut = (cause: unknown) => tellError(page, 'a call is left out.', cause)
  try {
    if (!Object.hasOwn(controls, command)) throw new Error(`expected ${Object.keys(controls)}, got ${command}`)
    const answer = (controls[command as keyof CancelFlow] as (...args: unknown[]) => unknown)(...args)
    return answer instanceof Promise ? answer.catch(leaveOut) : answer
  } catch (cause) {
    return leaveOut(cause)
  }
}
