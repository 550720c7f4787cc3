import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'

/**
 * The browser that all test files share. Its contexts are the file's own, and its `close()` ends them and leaves the browser to
 * the others. A test that needs flags of its own, or a browser that ends with it, launches one (`launchBrowser`).
 */
export function connectBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserUrl'))
}
