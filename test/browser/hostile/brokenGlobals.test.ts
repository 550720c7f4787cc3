import { describe, expect, it } from 'vitest'
import { cancelButton } from '../../support/merchantPage'
import type { Visit } from '../../support/visit'
import { openWorld } from '../../support/world'

const world = openWorld()

const throws = '() => { throw new Error("theirs") }'
const main = `<main><h1>Account</h1>${cancelButton}</main>`
// The title can be read without anything that the page has broken.
const counts = `let count = 0; document.querySelector('#cancel').addEventListener('click', () => { document.title = 'canceled ' + ++count })`

/** One press of what leads on: on our screen towards the way out, else on the page's own button. Gives back what was pressed. */
async function pressOn({ page, part }: Visit): Promise<string> {
  for (const name of ['confirm', 'cancel', 'retry'])
    if (await part(name).first().isVisible()) {
      await part(name).first().click()
      return name
    }
  await page.click('#cancel')
  return 'the page’s own'
}

describe('what the page breaks once the dialog stands', () => {
  it.each([
    'Date = null',
    'Map = null',
    'JSON = null',
    'Promise = null',
    'setTimeout = null',
    'MouseEvent = null',
    'HTMLFormElement = null',
    'Object.entries = null',
    'Object.fromEntries = null',
    'NodeList.prototype[Symbol.iterator] = null',
    'Element.prototype.closest = null',
    'Element.prototype.matches = null',
    `EventTarget.prototype.dispatchEvent = ${throws}`,
    `HTMLElement.prototype.focus = ${throws}`,
    `HTMLDialogElement.prototype.close = ${throws}`,
    `Node.prototype.insertBefore = ${throws}`,
    `document.createTextNode = ${throws}`,
  ])('leaves a way out, and cancels once, by the customer’s word: %s', async (broken) => {
    const visit = await world.visit({ body: main, script: counts })
    const { page } = visit
    await visit.open()
    await page.addScriptTag({ content: broken })
    const pressed: string[] = []
    while ((await page.title()) !== 'canceled 1' && pressed.length < 5) {
      pressed.push(await pressOn(visit))
      // Where nothing comes of the press, another is made.
      await page.waitForTimeout(300)
    }
    expect([await page.title(), pressed.join()]).toEqual([
      'canceled 1',
      expect.stringMatching(/(confirm|cancel,cancel|own)$/),
    ])
    expect(await visit.part('dialog').count()).toBe(0)
  })
})

describe('a global of the page with the name of the browser’s own', () => {
  it.each([
    'var performance = { score: 87 }',
    'function performance() {}',
    'var performance = null',
    'function addEventListener(element, type, listen) { element.addEventListener(type, listen) }',
    'function removeEventListener(element) { element.remove() }',
    'function requestIdleCallback(task) { task.run() }',
    'var MouseEvent = {}',
    'class Event {}',
  ])('costs the customer nothing: %s', async (own) => {
    const visit = await world.visit({ body: main, script: counts, head: `<script>${own}</script>` })
    await visit.open()
    await visit.leave()
    await expect.poll(() => visit.page.title()).toBe('canceled 1')
    await expect.poll(() => world.site.events.map(({ type }) => type)).toContain('dev.fairwell.flow.canceled.v1')
    expect(visit.errors).toEqual([])
  })
})
