import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from './findBrowser'

/** A Chromium with a fresh profile that asks nothing of the network by itself. */
export function launchBrowser(...flags: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...flags,
    ],
  })
}
