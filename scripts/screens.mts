import { createAdaptorServer } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { createApp } from '../demo/app'
import { openDatabase } from '../demo/database'
import { type Example, examples } from '../demo/gallery/examples'
import { listen } from '../demo/listen'
import { type Look, looks } from '../demo/pages/galleryFrame'
import { launchBrowser } from '../test/support/browser'

// Takes the pictures in docs/ from the gallery, and so from the built files: `npm run build && npx tsx scripts/screens.mts`.

const shown = ['survey-comment', 'discount', 'pause-choice-2', 'confirm-bill', 'canceled']
const everything = examples.filter(({ width }) => !width)
const wideKinds = ['two', 'three', 'drawer', 'inline']
const wide = examples.filter(({ width, id }) => width && wideKinds.some((kind) => id.startsWith(kind)))

const database = await openDatabase({})
const app = await createApp(database)
const server = createAdaptorServer({ fetch: app.fetch })
const url = `http://localhost:${await listen(server as never, 4700)}`
const browser = await launchBrowser()

for (const look of looks) {
  const some = shown.flatMap((id) => examples.filter((example) => example.id === id))
  await sheet(browser, {
    examples: some,
    look,
    columns: 5,
    path: look === 'light' ? 'docs/screens.png' : `docs/screens-${look}.png`,
  })
}
await sheet(browser, { examples: everything, look: 'light', columns: 6, path: 'docs/gallery.png' })
await sheet(browser, { examples: everything, look: 'dark', columns: 6, path: 'docs/gallery-dark.png' })
await sheet(browser, { examples: wide, look: 'light', columns: 3, path: 'docs/gallery-wide.png' })

await browser.close()
server.close()
await database.close()

interface Sheet {
  examples: readonly Example[]
  look: Look
  columns: number
  path: string
}

/** One picture of several screens, each in a page of its own. */
async function sheet(browser: Browser, { examples, look, columns, path }: Sheet): Promise<void> {
  const shots: string[] = []
  for (const { id, width, step } of examples) {
    const viewport = look === 'narrow' ? { width: 375, height: 667 } : { width: width ? 980 : 480, height: 640 }
    const page = await (await browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage()
    await page.goto(`${url}/gallery/${id}?look=${look}`)
    await page.waitForSelector(`html[data-arrived="${step}"]`)
    // Two frames later the screen is painted.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    shots.push((await page.screenshot()).toString('base64'))
    await page.context().close()
  }
  const page = await (await browser.newContext({ viewport: { width: columns * 360, height: 480 } })).newPage()
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot}">`).join('')
  await page.setContent(
    `<body style="margin: 0; display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 4px; background: #8d8b86">
     <style>img { width: 100% }</style>${images}`,
  )
  await page.screenshot({ path, fullPage: true })
  await page.context().close()
}
