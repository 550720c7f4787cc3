import { native } from './base/native'
import { start } from './embed/start'

declare const FLOW_FILE: string

const script = native(document, 'currentScript') as HTMLScriptElement | null

// Read now: later there is no current script, and the page's own URL is the wrong base (metabase#75985).
const base = script?.src ?? location.href

start(script, async (page, attempt) => {
  // A browser may remember that a module failed to load; another query asks anew.
  const url = new URL(FLOW_FILE + (attempt ? `?${attempt}` : ''), base).href
  const { connect } = await import(url)
  return connect(page)
})
