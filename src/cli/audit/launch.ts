import type { Browser } from 'playwright-core'
import { findChromium } from './findChromium'

/** A browser without windows, by the playwright-core that is installed beside us. Throws an Error that says what to install. */
export async function launch(env: Record<string, string | undefined>): Promise<Browser> {
  const { chromium } = await import('playwright-core').catch(() => {
    throw new Error('it drives a browser by playwright-core, which is not installed here: npm install playwright-core.')
  })
  // A page that nobody has vouched for belongs in the sandbox, which Chromium refuses to root alone.
  return chromium.launch({ executablePath: findChromium(env), chromiumSandbox: process.getuid?.() !== 0 })
}
