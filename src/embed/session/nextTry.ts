import { mostRetries } from '../../base/mostRetries'

let tries = 0

/**
 * Makes later imports of chunks use a new URL. A browser remembers that a module failed to load and never asks for that URL
 * again, so the build adds this query with the count of retries to the URL of every import (`renderDynamicImport` in
 * rollup.config.mjs).
 */
export function nextTry(): void {
  tries = Math.min(mostRetries, tries + 1)
  const meta = import.meta as { query?: string }
  meta.query = `?${tries}`
}
