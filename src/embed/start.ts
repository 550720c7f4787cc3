import { callNative } from '../base/native'
import { type CancelFlow, createControls } from './createControls'
import { resumeLeft } from './delivery/resumeLeft'
import type { FlowCode } from './flowCode'
import { createPage, type Page, type Settings } from './page/page'
import { areKnown } from './page/settingNames'
import { tellError } from './page/tell'
import { takeOver } from './takeover/takeOver'

/** The global `fairwell`: ours once the script has run; before that, the page's stub, which keeps the calls so far. */
interface Global {
  (command: string, ...args: unknown[]): unknown
  /** The `arguments` of each call that the stub has kept. */
  q?: [command: string, ...args: unknown[]][]
  /** Set by us, so that a second script knows that it comes too late. */
  isLoaded?: true
}

declare global {
  var fairwell: Global | undefined
}

/**
 * Takes the page over as its script tag says, and answers `fairwell(command, …)` from now on. `connectCode` loads the flow's
 * code, and hears how many times it was asked before; `examine` words what is wrong with the settings.
 */
export function start(
  script: HTMLScriptElement | null,
  connectCode: (page: Page, attempt: number) => Promise<FlowCode>,
  examine: (page: Page, isIdle: boolean | undefined) => Promise<void>,
): void {
  const before = globalThis.fairwell
  // `isLoaded` is compared with true: an element with the id `fairwell` is a global too, and may have a field of that name.
  if (before?.isLoaded === true) {
    console.warn('[fairwell] loaded already: expected one tag, got two; the first counts.')
    return
  }
  const page = createPage()
  // The attributes have the names of the settings; where a setting is a number, its text does as well.
  page.settings = { nonce: script?.nonce, ...script?.dataset } as Settings
  let code: FlowCode | undefined
  let coming: Promise<FlowCode> | undefined
  let attempt = 0
  // One load at a time: two would connect two flows to the page.
  const load = (isRetry = false) => {
    if (isRetry && !code) coming = undefined
    coming ??= connectCode(page, attempt++).then((there) => {
      code = there
      if (page.isGone) there.stop()
      return there
    })
    return coming
  }
  const taken = takeOver(page, load)
  const controls = createControls({ page, takeOver: taken, loadFlow: load, loadedFlow: () => code })
  /** Has odd settings put into words; what does that is loaded only then, so a page that works never loads it. */
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
    resumeLeft(page, load).catch(() => {})
    setTimeout(look, patience, true)
  })
}

/** Milliseconds for a page that calls `init`, or draws its button, only after its own code and data have come. */
const patience = 1000

/** Whether the settings need a word to the developer: unknown names at once, a missing config or trigger when the page is idle. */
function isOdd({ settings, isGone }: Page, isIdle: boolean | undefined): boolean | undefined {
  const { config, triggers } = settings
  return (
    !areKnown(settings) ||
    (isIdle && !isGone && !(config && (!triggers || callNative(document, 'querySelectorAll', triggers)[0])))
  )
}

/** Runs a command. Never throws: a wrong call is said in the console, and the page goes on. */
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
