import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type BrowserContext, chromium } from 'playwright-core'
import { findBrowser } from '../findBrowser'

export interface OwnBrowser {
  context: BrowserContext
  /** Its profile. */
  folder: string
  /** SIGKILL: nothing of it has time for anything. */
  kill(): Promise<void>
  /** Deletes the profile. */
  remove(): void
}

/** A browser that can be killed, on a new profile or one that another has left. */
export async function launchOwn(folder = mkdtempSync(join(tmpdir(), 'fairwell-profile-'))): Promise<OwnBrowser> {
  const child = spawn(
    findBrowser(),
    [
      ...['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--remote-debugging-port=0', `--user-data-dir=${folder}`],
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const browser = await chromium.connectOverCDP(await addressOf(child))
  const [context] = browser.contexts()
  if (!context) throw new Error('a browser without a profile')
  return {
    context,
    folder,
    async kill() {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
      await browser.close().catch(() => undefined)
    },
    // Its children may still be writing for a moment.
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 }),
  }
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('a browser that says nothing')
  for await (const line of createInterface({ input: stderr })) {
    const address = /DevTools listening on (\S+)/.exec(line)?.[1]
    if (address) {
      stderr.resume()
      return address
    }
  }
  throw new Error('the browser ended before it listened')
}
