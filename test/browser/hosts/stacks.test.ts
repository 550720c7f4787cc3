import { beforeAll, describe, expect, it } from 'vitest'
import { bundlePages } from '../../support/hosts/bundlePages'
import { installStacks } from '../../support/hosts/installStacks'
import type { Stack } from '../../support/hosts/stack'
import { stackPage } from '../../support/hosts/stackPage'
import { stacks } from '../../support/hosts/stacks'
import { isWhole } from '../../support/sample'
import type { Visit } from '../../support/visit'
import { openWorld } from '../../support/world'

const world = openWorld()

const tried = isWhole ? stacks : stacks.filter(({ isSample }) => isSample)

let scripts: Map<string, string>

beforeAll(async () => {
  await installStacks()
  scripts = await bundlePages([...new Set(tried.flatMap(({ entry }) => entry ?? []))])
}, 600_000)

/** A customer on a stack's page, where its cancel is in sight. */
interface Guest extends Visit {
  /** What reached the server to cancel the subscription. */
  canceled: string[]
  /** What the page itself asked, with `confirm()`. */
  asked: string[]
  /** Brings the page's cancel into sight where it is not. */
  reach(): Promise<void>
  press(): Promise<void>
}

async function visitStack(stack: Stack, isOurs: boolean): Promise<Guest> {
  const { entry, fragment = '', answer, ready, reach = [], press = '#cancel' } = stack
  const { site } = world
  const canceled: string[] = []
  const html = { 'content-type': 'text/html' }
  site.routes.set('/page.js', (_, response) =>
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(scripts.get(entry ?? '')),
  )
  site.routes.set('/fragment', (request, response) => {
    if (typeof fragment === 'string') response.writeHead(200, html).end(fragment)
    else fragment(request, response)
  })
  site.routes.set('/canceled', (request, response, body) => {
    canceled.push([request.method, request.url, body].join(' ').trim())
    if (answer) answer(request, response)
    else response.writeHead(200, html).end('<h1>Canceled</h1>')
  })
  site.pages.set('/done', '<!doctype html><title>Done</title><h1>Canceled</h1>')
  const visit = await world.visit(stackPage(stack, isOurs))
  const asked: string[] = []
  visit.page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.accept()
  })
  const guest = {
    ...visit,
    canceled,
    asked,
    async reach() {
      const cancel = visit.page.locator(press)
      if (reach.length > 0 && !(await cancel.isVisible()))
        for (const selector of reach) await visit.page.click(selector)
      await cancel.scrollIntoViewIfNeeded()
    },
    press: () => visit.page.click(press),
  }
  if (ready) await visit.page.waitForSelector(ready, { state: 'attached' })
  await guest.reach()
  return guest
}

/** What must have happened by now, and nothing more of it a moment later. */
async function expectCanceled({ page, canceled, asked }: Guest, { does, asks }: Stack): Promise<void> {
  await expect.poll(() => canceled).toEqual([does])
  await page.waitForTimeout(150)
  expect([canceled, asked]).toEqual([[does], asks ? [asks] : []])
}

/** What a guest must leave as it was. */
function traces({ page }: Guest): Promise<unknown> {
  return page.evaluate(
    `[scrollX, scrollY, document.documentElement.getAttribute('style'), document.body.getAttribute('style'), document.adoptedStyleSheets.length]`,
  )
}

const focused = ({ page }: Guest, selector: string) =>
  page.evaluate((selector) => document.activeElement === document.querySelector(selector), selector)

/** What we said, but that the page had no trigger two seconds after its load: it may be canceled by then. */
const complaints = ({ said }: Guest) => said.filter((message) => !message.includes('got none on this page so far'))

const endings = () =>
  [...new Map(world.site.events.map(({ id, type }) => [id, type])).values()]
    .map((type) => type.replace('dev.fairwell.', '').replace('.v1', ''))
    .filter((type) => /canceled|failed|saved|dismissed/.test(type))

describe.for(tried.map((stack) => [stack.name, stack] as const))('%s', ([, stack]) => {
  const { changes = {}, focus, press = '#cancel', other = '#other' } = stack

  it('cancels by itself', async () => {
    const guest = await visitStack(stack, false)
    await guest.press()
    await expectCanceled(guest, stack)
    expect(guest.errors).toEqual([])
  })

  it('is taken over, given back unchanged, and left by its own cancel, once', async () => {
    const guest = await visitStack(stack, true)
    const { page, part } = guest
    const before = await traces(guest)
    await guest.press()
    await part('dialog').waitFor()
    await page.click('[part=reason][data-id=other]')
    await part('question').locator('textarea').click()
    await page.keyboard.type('ab')
    expect(await part('question').locator('textarea').inputValue()).toBe('ab')
    await page.keyboard.press('Escape')
    await expect.poll(() => part('dialog').count()).toBe(0)
    await expect.poll(() => focused(guest, focus ?? press)).toBe(true)
    // A menu that has closed itself meanwhile locks the page again once it is open again.
    await guest.reach()
    expect(await traces(guest)).toEqual(before)
    await page.click(other, { timeout: 2000 })
    expect([await page.evaluate('stayed'), guest.canceled, guest.asked]).toEqual([1, [], []])

    await guest.reach()
    await page.press(press, 'Enter')
    await part('dialog').waitFor()
    expect(guest.canceled).toEqual([])
    await guest.leave()
    await expectCanceled(guest, stack)
    await expect.poll(endings).toEqual(['flow.dismissed', 'flow.canceled'])
    expect([guest.errors, complaints(guest)]).toEqual([[], []])
  })

  it.for(Object.entries(changes).slice(0, isWhole ? undefined : 1))(
    'that %s while the flow is open is canceled all the same, once',
    async ([, change]) => {
      const guest = await visitStack(stack, true)
      await guest.press()
      await guest.part('dialog').waitFor()
      await guest.page.evaluate(change)
      await guest.page.waitForTimeout(200)
      await guest.leave()
      await expectCanceled(guest, stack)
      await expect.poll(endings).toEqual(['flow.canceled'])
      expect([guest.errors, complaints(guest)]).toEqual([[], []])
    },
  )
})
