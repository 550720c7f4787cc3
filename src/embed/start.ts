import { callNative } from '../base/native'
import { type CancelFlow, createControls } from './createControls'
import { resumeLeft } from './delivery/resumeLeft'
import type { FlowCode } from './flowCode'
import { createPage, type Page, type Settings } from './page/page'
import { areKnownSettings } from './page/knownSetting'
import { tellError } from './page/tell'
import { takeOver } from './takeover/takeOver'

/** The page's global, once we are there; before that, the stub with the calls so far. */
interface Global {
  (command: string, ...args: unknown[]): unknown
  /** The stub keeps each call's `arguments`. */
  q?: [command: string, ...args: unknown[]][]
  isLoaded?: true
}

declare global {
  var fairwell: Global | undefined
}

/** Takes the page over as its script tag says, and answers `fairwell(command, …)` from now on. */
export function start(
  script: HTMLScriptElement | null,
  connectCode: (page: Page, attempt: number) => Promise<FlowCode>,
  examine: (page: Page, isIdle: boolean | undefined) => Promise<void>,
): void {
  const before = globalThis.fairwell
  // Not an element that is called so, nor a field in it.
  if (before?.isLoaded === true) {
    console.warn('[fairwell] loaded already: expected one tag, got two; the first counts.')
    return
  }
  const page = createPage()
  // The attributes have the settings' names; a number among them is as good as text.
  page.settings = { nonce: script?.nonce, ...script?.dataset } as Settings
  let coming: Promise<FlowCode> | undefined
  let attempt = 0
  // One at a time, or there would be two of everything.
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
  /** What is wrong with the settings is for the doctor to word, who is not asked to a page that works. */
  const look = (isIdle?: boolean) => {
    if (isOdd(page, isIdle)) examine(page, isIdle).catch(() => {})
  }
  const fairwell: Global = (command, ...args) => {
    const answer = run(page, controls, command, args)
    look()
    return answer
  }
  fairwell.isLoaded = true
  globalThis.fairwell = fairwell
  look()
  for (const call of Array.isArray(before?.q) ? before.q : []) fairwell(...call)
  // Safari has no requestIdleCallback.
  const { requestIdleCallback } = globalThis
  const whenIdle = typeof requestIdleCallback === 'function' ? requestIdleCallback : setTimeout
  whenIdle(() => {
    if (page.settings.preload === 'idle') taken.warm()
    resumeLeft(page, loadCode).catch(() => {})
    setTimeout(look, patience, true)
  })
}

/** For a page that sets us up, or draws its button, after its own code and data have come; in milliseconds. */
const patience = 1000

/** Whether anything of the settings needs words: a name at once, the rest when the page is idle. */
function isOdd({ settings, isGone }: Page, isIdle: boolean | undefined): boolean | undefined {
  const { config, triggers } = settings
  return (
    !areKnownSettings(settings) ||
    (isIdle && !isGone && !(config && (!triggers || callNative(document, 'querySelectorAll', triggers)[0])))
  )
}

/** Never throws: what a page asks wrongly is said in the console, and the page goes on. */
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
