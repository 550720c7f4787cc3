import { existsSync } from 'node:fs'

/** Where a Chrome or Chromium is usually installed. */
export const usualPlaces: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a Chrome or Chromium: the environment's `CHROME_PATH`, else one where it is usually installed. Throws an Error where there is none. */
export function findChromium({ CHROME_PATH }: Record<string, string | undefined>): string {
  const found = CHROME_PATH ? [CHROME_PATH].find(existsSync) : usualPlaces.find((path) => existsSync(path))
  if (found) return found
  throw new Error(
    CHROME_PATH
      ? `CHROME_PATH: expected the path of a Chrome or Chromium, got ${CHROME_PATH}, where no file is.`
      : 'no Chrome or Chromium was found: install one, or set CHROME_PATH to it.',
  )
}
