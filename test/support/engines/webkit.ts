import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Builder, Capabilities, Key as Keys, type WebDriver } from 'selenium-webdriver'
import { installPackages, takesPackages } from '../installPackages'
import { type Engine, EngineMissing, type Key, type Tab, windowSize } from './engine'

const driverPath = '/usr/bin/WebKitWebDriver'
const needed = ['webkit2gtk-driver', 'libwebkit2gtk-4.1-0', 'xvfb', 'xauth']

/** WebKit as Linux desktops have it, in a window on a screen that nobody sees. Throws EngineMissing where there is none. */
export async function openWebKit(): Promise<Engine> {
  const browser = await findMiniBrowser()
  const folder = mkdtempSync(join(tmpdir(), 'fairwell-webkit-'))
  const port = await freePort()
  const server = startDriver(folder, port)
  const close = async (driver?: WebDriver) => {
    await driver?.quit().catch(() => {})
    // The screen goes with the whole group.
    if (server.pid) process.kill(-server.pid)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const driver = await connect(port, browser)
    const version = (await driver.getCapabilities()).getBrowserVersion() ?? ''
    return { name: 'WebKitGTK', version, newTab: () => newTab(driver), close: () => close(driver) }
  } catch (cause) {
    await close()
    throw cause
  }
}

/** The small browser that comes with the engine. */
async function findMiniBrowser(): Promise<string> {
  const find = () => (existsSync(driverPath) ? pathsOf('webkit2gtk-4.1/MiniBrowser').find(existsSync) : undefined)
  if (!find() && takesPackages()) await installPackages(...needed).catch(console.warn)
  const found = find()
  if (found) return found
  throw new EngineMissing(
    `expected ${driverPath} and WebKitGTK’s MiniBrowser (Debian: ${needed.join(' ')}), got neither`,
  )
}

/** Where Debian may keep a file of a library: in a folder for each kind of machine. */
const pathsOf = (file: string) => readdirSync('/usr/lib').map((folder) => `/usr/lib/${folder}/${file}`)

/** Starts the driver with settings of its own: nothing moves, and nothing of the user’s desktop counts. */
function startDriver(folder: string, port: number): ChildProcess {
  mkdirSync(join(folder, 'gtk-3.0'))
  writeFileSync(join(folder, 'gtk-3.0/settings.ini'), '[Settings]\ngtk-enable-animations=0\n')
  const screen = ['-a', '-s', '-screen 0 1280x1024x24']
  return spawn('xvfb-run', [...screen, driverPath, `--port=${port}`], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder },
  })
}

async function connect(port: number, binary: string): Promise<WebDriver> {
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  })
  const url = `http://127.0.0.1:${port}`
  const until = Date.now() + 30_000
  while (!(await fetch(`${url}/status`).catch(() => undefined))) {
    if (Date.now() > until) throw new Error(`expected WebKitWebDriver to answer at ${url} within 30 s, got nothing`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return new Builder().usingServer(url).withCapabilities(capabilities).build()
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    }),
  )
}

const keys: Record<Key, string> = {
  Enter: Keys.ENTER,
  Escape: Keys.ESCAPE,
  Space: Keys.SPACE,
  Tab: Keys.TAB,
  ArrowDown: Keys.ARROW_DOWN,
  ArrowUp: Keys.ARROW_UP,
  End: Keys.END,
}

/** The driver has one window, which the pages have one after the other. */
async function newTab(driver: WebDriver): Promise<Tab> {
  await fitWindow(driver)
  let pressed = 0
  return {
    goto: (url) => driver.get(url),
    js: (expression) => evaluate(driver, expression),
    async clickAt({ x, y }) {
      // The engine reads two presses in one place as a double press, of which ours take the first: a customer looks in between.
      await driver.sleep(Math.max(0, pressed + 600 - Date.now()))
      await driver
        .actions()
        .move({ x: Math.round(x), y: Math.round(y) })
        .click()
        .perform()
      pressed = Date.now()
    },
    key: (name) => driver.actions().sendKeys(keys[name]).perform(),
    text: (words) => driver.actions().sendKeys(words).perform(),
    async shot() {
      // The first frames of a page may come this late.
      await driver.sleep(1500)
      return Buffer.from(await driver.takeScreenshot(), 'base64')
    },
    back: () => driver.navigate().back(),
    close: () => driver.get('about:blank'),
  }
}

/** Makes the page as large as it is in the other engines, whatever its window adds. */
async function fitWindow(driver: WebDriver): Promise<void> {
  const window = driver.manage().window()
  const lacking = () =>
    evaluate<{ width: number; height: number }>(
      driver,
      `({ width: ${windowSize.width} - innerWidth, height: ${windowSize.height} - innerHeight })`,
    )
  for (let tries = 0; tries < 20; tries++) {
    const { width, height } = await lacking()
    if (!width && !height) return
    const now = await window.getRect()
    await window.setRect({ x: 0, y: 0, width: now.width + width, height: now.height + height })
    await driver.sleep(100)
  }
  throw new Error(
    `expected a page of ${windowSize.width} by ${windowSize.height}, got ${JSON.stringify(await lacking())} less`,
  )
}

async function evaluate<T>(driver: WebDriver, expression: string): Promise<T> {
  const told = await driver.executeAsyncScript<{ value: T; error?: string }>(`
    const done = arguments[arguments.length - 1]
    Promise.resolve().then(() => (${expression})).then((value) => done({ value }), (error) => done({ error: String(error) }))`)
  if (told.error) throw new Error(told.error)
  return told.value
}
