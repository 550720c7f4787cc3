import { native } from './base/native'
import { start } from './embed/start'

declare const FLOW_FILE: string
declare const DOCTOR_FILE: string

const script = native(document, 'currentScript') as HTMLScriptElement | null

/**
 * Where our files are. Read now: later there is no current script, and the page's own URL is the wrong base
 * (metabase#75985). Where a module or `import()` ran us there never was one, but the stack begins here.
 */
const base = script?.src || /https?:\S+\.js/.exec(`${Error().stack}`)?.[0] || location.href

start(
  script,
  async (page, attempt) => {
    // A browser may remember that a module failed to load; another query asks anew.
    const { connect } = await import(urlOf(FLOW_FILE + (attempt ? `?${attempt}` : '')))
    return connect(page)
  },
  async (page, isIdle) => (await import(urlOf(DOCTOR_FILE))).examine({ page, script, isIdle }),
)

function urlOf(file: string): string {
  return new URL(file, base).href
}
