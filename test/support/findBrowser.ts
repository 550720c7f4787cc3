import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { usualPlaces } from '../../src/cli/audit/findChromium'
import { installLock } from './installPackages'

const shell = '/usr/bin/chromium-headless-shell'

/** The path of a Chromium: `CHROME_PATH`, one that is installed, else one that is installed now. */
export function findBrowser(): string {
  return firstOf([process.env.CHROME_PATH, ...usualPlaces]) ?? installBrowser()
}

/**
 * The path of Debian's Chromium without windows, where it is installed: the same engine, and a page costs half. It keeps no pages
 * that one goes back to. Elsewhere the whole browser.
 */
export function findShell(): string {
  return firstOf([process.env.CHROME_PATH, shell]) ?? findBrowser()
}

const firstOf = (paths: (string | undefined)[]) => paths.find((path) => path && existsSync(path))

function installBrowser(): string {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    execFileSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: 'inherit' })
    return chromium.executablePath()
  }
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  const packages = ['chromium', 'chromium-headless-shell', 'fonts-noto-cjk']
  execFileSync('flock', [installLock, 'apt-get', 'update', '-q'], options)
  const install = ['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages]
  execFileSync('flock', [installLock, ...install], options)
  return '/usr/bin/chromium'
}
