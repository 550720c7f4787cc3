import { type Browser, type BrowserServer, chromium } from 'playwright-core'
import { findBrowser, findShell } from './findBrowser'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium with a fresh profile that asks nothing of the network by itself. */
export function launchBrowser(...more: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: findShell(), args: [...flags, ...more] })
}

/** One whose scrollbars take room, as those of a mouse do. */
export function launchWithScrollbars(): Promise<Browser> {
  return chromium.launch({ executablePath: findShell(), args: flags, ignoreDefaultArgs: ['--hide-scrollbars'] })
}

/** The same Chromium as a server, to which test files connect. */
export function launchServer(): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: findShell(), args: flags })
}

/** One that keeps the pages one goes back to, as every browser does but one that is driven. */
export function launchCachingBrowser(...more: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [...flags, ...more],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
}
