import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { docsRoutes } from '../../../demo/docsRoutes'

const folder = mkdtempSync(join(tmpdir(), 'fairwell-docs-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('says plainly that the site is not built, and gives the page as Markdown', async () => {
  const routes = docsRoutes(folder)
  expect((await routes.request('/docs')).headers.get('location')).toBe('/docs/')
  const home = await routes.request('/docs/')
  expect(home.status).toBe(404)
  expect(await home.text()).toContain('<code>npm run docs</code> builds it')
  expect(await (await routes.request('/docs/start.html')).text()).toContain('# Start')
  expect(await (await routes.request('/docs/nowhere.html')).text()).toContain('href="/docs/start.html"')
})

it('serves what was built, with its own page for what is not there', async () => {
  writeFileSync(join(folder, 'index.html'), 'home')
  writeFileSync(join(folder, '404.html'), 'nothing here')
  const routes = docsRoutes(folder)
  expect(await (await routes.request('/docs/')).text()).toBe('home')
  const missing = await routes.request('/docs/nowhere.html')
  expect([missing.status, await missing.text()]).toEqual([404, 'nothing here'])
})
