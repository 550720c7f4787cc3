import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Browser, LaunchOptions } from 'playwright-core'
import { firefox } from 'playwright-core-firefox'
import { installPackages, run, takesPackages } from '../installPackages'
import { type Engine, EngineMissing } from './engine'
import { playwrightEngine } from './playwrightEngine'

const debian = '/usr/bin/firefox-esr'

/**
 * Firefox: `FIREFOX_PATH`, Debian's ESR where it is installed or can be, else the one that Playwright downloads. It is driven by a
 * Playwright of its own, since later ones ask for what no ESR has. Throws EngineMissing where there is none.
 */
export async function openFirefox(): Promise<Engine> {
  return playwrightEngine('Firefox', (await firefox.launch(await findFirefox())) as Browser)
}

/** How to start it. A Firefox as its makers build it speaks WebDriver BiDi, which Playwright knows by the name of this channel. */
async function findFirefox(): Promise<LaunchOptions> {
  const asMade = (executablePath: string) => ({ executablePath, channel: 'moz-firefox' })
  const { FIREFOX_PATH } = process.env
  if (FIREFOX_PATH) return asMade(FIREFOX_PATH)
  if (!existsSync(debian) && takesPackages()) await installPackages('firefox-esr').catch(console.warn)
  if (existsSync(debian)) return asMade(debian)
  if (!existsSync(firefox.executablePath())) await download()
  return {}
}

async function download(): Promise<void> {
  const folder = dirname(createRequire(import.meta.url).resolve('playwright-core-firefox/package.json'))
  try {
    await run(process.execPath, [join(folder, 'cli.js'), 'install', 'firefox'])
  } catch (cause) {
    throw new EngineMissing(
      `expected Firefox at FIREFOX_PATH or ${debian}, or a download by Playwright; got ${String(cause)}`,
    )
  }
}
