import { hasUndelivered } from '../events/hasUndelivered'
import { type CancelFlow, createControls } from './createControls'
import type { FlowCode } from './flowCode'
import { createPage, type Page, type Settings } from './page'
import { takeOver } from './takeOver'
import { tellError } from './tell'

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
): void {
  const before = globalThis.fairwell
  if (before?.isLoaded) {
    console.warn('[fairwell] the script is on this page already; this copy of it does nothing.')
    return
  }
  const page = createPage()
  page.settings = readAttributes(script)
  let code: FlowCode | undefined
  const load = async (attempt = 0) => {
    code ??= await connectCode(page, attempt)
    return code
  }
  const taken = takeOver(page, load)
  const controls = createControls(page, taken, load)
  const fairwell: Global = (command, ...args) => run(page, controls, command, args)
  fairwell.isLoaded = true
  globalThis.fairwell = fairwell
  for (const call of before?.q ?? []) fairwell(...call)
  whenIdle(() => {
    if (page.settings.preload === 'idle') taken.warm()
    const resume = async () => (await load()).delivery()?.resume()
    if (page.settings.endpoint && leftBehind()) resume().catch(() => {})
  })
}

function readAttributes(script: HTMLScriptElement | null): Settings {
  const { timeout, ...settings } = script?.dataset ?? {}
  const nonce = settings.nonce ?? script?.nonce
  return { ...settings, ...(nonce && { nonce }), ...(timeout && { timeout: Number(timeout) }) } as Settings
}

/** Never throws: what a page asks wrongly is said in the console, and the page goes on. */
function run(page: Page, controls: CancelFlow, command: string, args: unknown[]): unknown {
  const name = command as keyof CancelFlow
  try {
    if (!Object.hasOwn(controls, name))
      throw new Error(`"${command}" is no command; expected ${Object.keys(controls).join(', ')}`)
    const answer = (controls[name] as (...args: unknown[]) => unknown)(...args)
    if (answer instanceof Promise) return answer.catch((cause) => tellError(page, `${command} failed.`, cause))
    return answer
  } catch (cause) {
    tellError(page, `fairwell(${JSON.stringify(command)}) was left out.`, cause)
    return undefined
  }
}

function leftBehind(): boolean {
  try {
    return hasUndelivered(localStorage)
  } catch {
    return false
  }
}

/** Safari has no requestIdleCallback. */
function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run)
  else setTimeout(run, 200)
}
