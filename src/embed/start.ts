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
  let loading: [attempt: number, code: Promise<FlowCode>] | undefined
  const load = async (attempt = loading?.[0] ?? 0) => {
    // One at a time, or there would be two of everything.
    if (loading?.[0] !== attempt) loading = [attempt, connectCode(page, attempt)]
    code ??= await loading[1]
    return code
  }
  const taken = takeOver(page, load)
  const controls = createControls(page, taken, load, () => code)
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
  const isCommand = typeof command === 'string' && Object.hasOwn(controls, command)
  const name = (isCommand ? command : '') as keyof CancelFlow
  const leaveOut = (cause: unknown) => tellError(page, `fairwell('${name}', …) was left out.`, cause)
  try {
    if (!name) throw new Error(`expected one of ${Object.keys(controls).join(', ')}, got ${shown(command)}`)
    const answer = (controls[name] as (...args: unknown[]) => unknown)(...args)
    return answer instanceof Promise ? answer.catch(leaveOut) : answer
  } catch (cause) {
    return leaveOut(cause)
  }
}

function shown(command: unknown): string {
  return typeof command === 'string' ? `"${command}"` : typeof command
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
