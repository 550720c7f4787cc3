import { mostRetries } from './base/mostRetries'
import { native } from './base/native'
import { webUrl } from './embed/page/webUrl'
import { start } from './embed/start'

/** The file names with their hashes, which the build fills in. */
declare const FLOW_FILE: string
declare const DOCTOR_FILE: string

const script = native(document, 'currentScript') as HTMLScriptElement | null

/**
 * The URL of this file, next to which the others are; relative to the page they would not be found (metabase#75985). It must be
 * read now, because later there is no current script. Run by a module or `import()` there never was one, but the stack trace
 * names the file. The page's own URL never counts: it may be one that somebody else wrote, or lead to a folder that others fill.
 */
const base = script?.src || /https?:\S+\.js/.exec(`${Error().stack}`)?.[0] || 'none'

start(
  script,
  async (page, attempt) => {
    // A browser may remember that a module failed to load; with another query it asks again.
    const { connect } = await import(urlOf(FLOW_FILE + (attempt ? `?${Math.min(attempt, mostRetries)}` : '')))
    return connect(page)
  },
  async (page, isIdle) => (await import(urlOf(DOCTOR_FILE))).examine({ page, script, isIdle }),
)

/** The URL of a file of ours. Throws where this file has none that is http or https: then the page's own cancel runs. */
function urlOf(file: string): string {
  return new URL(file, webUrl(base)).href
}
