import { mostRetries } from './base/mostRetries'
import { native } from './base/native'
import { start } from './embed/start'

/** The file names with their hashes, which the build fills in. */
declare const FLOW_FILE: string
declare const DOCTOR_FILE: string

const script = native(document, 'currentScript') as HTMLScriptElement | null

/**
 * The URL of this file, next to which the others are; relative to the page they would not be found (metabase#75985). It must be
 * read now, because later there is no current script. Run by a module or `import()` there never was one, but the stack trace
 * names the file.
 */
const base = script?.src || /https?:\S+\.js/.exec(`${Error().stack}`)?.[0] || location.href

start(
  script,
  async (page, attempt) => {
    // A browser may remember that a module failed to load; with another query it asks again.
    const { connect } = await import(urlOf(FLOW_FILE + (attempt ? `?${Math.min(attempt, mostRetries)}` : '')))
    return connect(page)
  },
  async (page, isIdle) => (await import(urlOf(DOCTOR_FILE))).examine({ page, script, isIdle }),
)

function urlOf(file: string): string {
  return new URL(file, base).href
}
