import { launchCachingBrowser } from '../browser'
import type { Engine } from './engine'
import { playwrightEngine } from './playwrightEngine'

/** Chromium, found or installed as for every other browser test. It keeps the pages that one goes back to. */
export async function openChromium(): Promise<Engine> {
  return playwrightEngine('Chromium', await launchCachingBrowser())
}
