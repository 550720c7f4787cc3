import { existsSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkConfig } from '../../src/config/check/checkConfig'
import { connectBrowser } from '../support/connectBrowser'
import { itWhole } from '../support/itWhole'
import { preactImports, servePreact } from '../support/preactImports'
import { openSite, type Site } from '../support/site'

const readme = readFileSync('README.md', 'utf8')
const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts

/** The README's code blocks of a language, in order. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    (match) => match[1] ?? '',
  )
}

const [page = ''] = blocks('html')
const [config = ''] = blocks('json')
const [cancelHandler = '', mountStep = '', npm = '', receiver = ''] = blocks('js')

let browser: Browser
let site: Site
const posts: string[] = []

beforeAll(async () => {
  browser = await connectBrowser()
  site = await openSite()
  site.pages.set('/', page)
  site.routes.set('/cancel-flow.json', (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(config)
  })
  for (const name of ['cancel', 'discount', 'pause']) {
    site.routes.set(`/subscription/${name}`, (request, response, body) => {
      posts.push(`${name} ${body}`)
      const answer = { confirmationId: 'CN-7' }
      response.writeHead(request.method === 'POST' ? 200 : 405, { 'x-reference': 'CN-8' }).end(JSON.stringify(answer))
    })
  }
})

afterAll(async () => {
  await browser.close()
  await site.close()
})

async function openPage(): Promise<Page> {
  posts.length = 0
  const tab = await (await browser.newContext()).newPage()
  await tab.goto(`${site.url}/`)
  return tab
}

const part = (tab: Page, name: string) => tab.locator(`[part~="${name}"]`)

it('has a config that is right', () => {
  expect(checkConfig(JSON.parse(config)).filter(({ severity }) => severity === 'error')).toEqual([])
})

it('has a page that works when pasted: the pause that was picked reaches the server and the screen', async () => {
  const tab = await openPage()
  await tab.click('#cancel')
  await tab.locator('[part~="reason"][data-id="unused"]').click()
  await part(tab, 'continue').click()
  await tab.locator('[part~="choice"][data-id="2"]').click()
  await part(tab, 'accept').click()
  await part(tab, 'receipt').waitFor()
  expect(posts).toEqual(['pause {"length":2,"unit":"month"}'])
  expect(await part(tab, 'receipt').textContent()).toContain('CN-7')
  await tab.context().close()
})

it('has a page whose own form cancels when the customer confirms', async () => {
  const tab = await openPage()
  await tab.click('#cancel')
  await part(tab, 'cancel').click()
  await Promise.all([tab.waitForURL('**/subscription/cancel'), part(tab, 'confirm').click()])
  expect(posts).toEqual(['cancel '])
  await tab.context().close()
})

itWhole('has a cancel handler that cancels, with its reference on the last screen', async () => {
  const tab = await openPage()
  await tab.evaluate(cancelHandler)
  await tab.click('#cancel')
  await part(tab, 'cancel').click()
  await part(tab, 'confirm').click()
  await part(tab, 'receipt').waitFor()
  expect(await part(tab, 'receipt').textContent()).toContain('CN-8')
  expect(posts).toEqual(['cancel '])
  await tab.context().close()
})

itWhole('has a step of the merchant’s own that is drawn and gives its result', async () => {
  const tab = await openPage()
  await tab.evaluate(`${mountStep}
    fairwell('init', { config: ${JSON.stringify({ ...JSON.parse(config), steps: [{ id: 'exports', title: 'Your data' }] })} })
    fairwell('on', 'survey.answered', ({ data }) => { window.answers = data.answers })`)
  await tab.click('#cancel')
  await part(tab, 'continue').click()
  await tab.getByRole('button', { name: 'Download everything' }).click()
  await part(tab, 'confirm').waitFor()
  expect(await tab.evaluate('window.answers')).toEqual({ exports: { exported: true } })
  await tab.context().close()
})

it('has an npm snippet that opens a flow', async () => {
  servePreact(site)
  const imports = { ...preactImports, fairwell: '/index.js' }
  site.pages.set(
    '/npm',
    `<!doctype html><button id="cancel">Cancel</button>
     <script type="importmap">${JSON.stringify({ imports })}</script>
     <script type="module">${npm.replace('const { outcome }', 'const result')}; window.outcome = result.outcome</script>`,
  )
  const tab = await (await browser.newContext()).newPage()
  await tab.goto(`${site.url}/npm`)
  await part(tab, 'close').click()
  await expect.poll(() => tab.evaluate('window.outcome')).toBe('dismissed')
  await tab.context().close()
})

it('has a receiver that is built as shown', async () => {
  const source = receiver.replace("'fairwell/server'", `'${new URL('../../src/server.ts', import.meta.url)}'`)
  const { default: pg } = await import('pg')
  const { receiveEvents } = await import('../../src/server')
  const body = source.replace(/^import .*$/gm, '').replace('process.env.DATABASE_URL', "'postgres://127.0.0.1:1/none'")
  const receive = new Function('pg', 'receiveEvents', `${body}; return receive`)(pg, receiveEvents)
  const answer: Response = await receive(new Request('http://site/cancel-events', { method: 'PUT' }))
  expect(answer.status).toBe(405)
})

it('says the sizes that the build holds', () => {
  const budgets = [...readFileSync('scripts/size.mjs', 'utf8').matchAll(/, ([\d.]+)\],$/gm)].map(([, size]) => size)
  const [loader, first, whole, standalone] = budgets
  expect(readme).toContain(
    `${loader} KB before anyone clicks, ${first} KB until the first screen, ${whole} KB for the whole`,
  )
  expect(readme).toContain(`\`fairwell.standalone.js\`, ${standalone} KB`)
  expect(readme).toContain(`of the ${first} KB it takes`)
})

it('names commands that exist and pictures that are there', () => {
  const commands = blocks('sh').flatMap((block) =>
    [...block.matchAll(/npm (?:run )?(start|test|\w+)/g)].map(([, name]) => name),
  )
  expect(commands.filter((name) => name !== 'ci' && !(name && scripts[name]))).toEqual([])
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path ?? '')
  expect(links.filter((path) => !existsSync(path))).toEqual([])
})
