import axe from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { itWhole } from '../support/itWhole'
import { openDemo } from '../support/openDemo'

const demo = openDemo()

interface Visit {
  page: Page
  /** What the console was told of errors, the policy's refusals among them, and requests to anybody else. */
  faults: string[]
  posted: string[]
}

let shared: Visit | undefined
afterAll(() => shared?.page.context().close())

/** The playground as it is at first. To load it takes seconds, so tests that ask for no other window share a page, and reset it. */
async function visit(options?: BrowserContextOptions & { hash?: string }): Promise<Visit> {
  if (options) return load(options)
  shared ??= await load({}, () => {})
  const { page, faults, posted } = shared
  await page.evaluate(
    `for (const each of [document.documentElement, ...document.querySelectorAll('.cm-scroller')]) each.scrollTop = 0`,
  )
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect.poll(() => page.locator('#said').textContent()).toContain('as it was')
  await page.getByRole('button', { name: 'From the start' }).click()
  faults.length = 0
  posted.length = 0
  return shared
}

async function load(
  { hash = '', ...context }: BrowserContextOptions & { hash?: string },
  onEnd: (close: () => Promise<void>) => void = onTestFinished,
): Promise<Visit> {
  const opened = await demo.browser.newContext(context)
  onEnd(() => opened.close())
  const page = await opened.newPage()
  page.setDefaultTimeout(8000)
  const faults: string[] = []
  const posted: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('request', (request) => {
    if (!request.url().startsWith(demo.url)) faults.push(`asked for ${request.url()}`)
    if (request.method() === 'POST') posted.push(request.url())
  })
  await page.goto(`${demo.url}/playground${hash}`)
  await page.locator('main[data-ready]').waitFor()
  return { page, faults, posted }
}

const config = (page: Page) => page.getByRole('textbox', { name: 'Config, as JSON' })
const customer = (page: Page) => page.getByRole('textbox', { name: 'Customer, as JSON' })
/** A part of the flow that the button opens: it is the only one that stands in the page's root. */
const part = (page: Page, name: string) => page.locator(`html > fairwell-dialog [part~="${name}"]`)
const live = (page: Page, name: string) => page.locator(`#live-flow fairwell-dialog [part~="${name}"]`)
const title = (page: Page) => live(page, 'title').textContent()
const decision = (page: Page) => page.locator('#decision').innerText()
const spaceless = async (text: Promise<string>) => (await text).replace(/\s+/g, ' ')

/** Puts the cursor on the line that holds `text`, as somebody would who looks for it. */
async function goToLine(page: Page, text: string): Promise<void> {
  const line = config(page).locator('.cm-line', { hasText: text }).first()
  await line.scrollIntoViewIfNeeded()
  await line.click()
}

/** Takes the place of all that the editor holds, as a paste does: typing would add closing brackets of its own. */
async function paste(page: Page, editor: ReturnType<typeof config>, value: unknown): Promise<void> {
  await editor.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await editor.evaluate(
    (element, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    typeof value === 'string' ? value : JSON.stringify(value, null, 2),
  )
}

async function demoConfig(): Promise<Record<string, unknown>> {
  return (await fetch(`${demo.url}/cancel-flow.json`)).json() as Promise<Record<string, unknown>>
}

/** The letters in an order that no packing makes short. */
function shuffled(letters: string[]): string[] {
  let seed = 1
  return letters.map(() => {
    seed = (seed * 48_271) % 2_147_483_647
    return letters[seed % letters.length] ?? ''
  })
}

const reasonSelect = (page: Page) => page.getByLabel('Reason', { exact: true })

describe('the playground', () => {
  itWhole('shows what the demo’s own customer gets, without a problem and without asking anybody else', async () => {
    const { page, faults } = await visit({})
    expect(await spaceless(decision(page))).toContain('save20 (20% off), by the rule price-studio.')
    expect(await page.locator('#problem-count').textContent()).toBe('No problems.')
    expect(await page.locator('.cm-lintRange').count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('marks a fault at its place, in the words of checkConfig, and leads there', async () => {
    const { page } = await visit()
    const faulty = await demoConfig()
    Object.assign((faulty.offers as Record<string, object>).save20 as object, { percentOff: 120 })
    await paste(page, config(page), faulty)
    const problem = page.locator('#problems li')
    await problem.waitFor()
    expect(await problem.locator('code').textContent()).toBe('offers.save20.percentOff')
    expect(await problem.locator('p').textContent()).toContain('got 120')
    expect(await page.locator('#problem-count').textContent()).toBe('1 error')
    expect(await decision(page)).toContain('No decision')
    await page.getByRole('button', { name: 'offers.save20.percentOff' }).click()
    const mark = page.locator('.cm-lintRange-error')
    await expect.poll(() => mark.allTextContents()).toEqual(['120'])
    await page.locator('.cm-lint-marker-error').first().hover()
    await expect.poll(() => page.locator('.cm-tooltip-lint').innerText()).toContain('got 120')
  })

  itWhole('says of a text that is no JSON where it breaks off, and opens nothing', async () => {
    const { page } = await visit()
    await paste(page, config(page), '{ "version": 1, ')
    await expect.poll(() => page.locator('#problems').innerText()).toContain('not JSON')
    await expect.poll(() => page.locator('.cm-lint-marker-error').count()).toBe(1)
    expect(await page.locator('#open-flow').isDisabled()).toBe(true)
  })

  itWhole('completes the keys of the schema, quietly', async () => {
    const { page, faults } = await visit()
    await goToLine(page, '"id": "tallyroom"')
    await page.keyboard.press('End')
    await page.keyboard.type(' "mes')
    const option = page.locator('.cm-tooltip-autocomplete li[aria-selected]')
    await expect.poll(() => option.innerText()).toContain('messages')
    await option.click()
    await expect.poll(() => config(page).innerText()).toMatch(/"tallyroom", "messages"/)
    expect(faults).toEqual([])
  })

  itWhole('explains a key under the pointer in the words of the schema', async () => {
    const { page } = await visit()
    await config(page).getByText('"fairness"').hover()
    await expect.poll(() => page.locator('.cm-tooltip-hover').innerText()).toContain('The rules to keep')
  })

  it('decides anew when a rule changes, and says why', async () => {
    const { page } = await visit()
    const changed = await demoConfig()
    const [first, ...others] = changed.rules as Record<string, unknown>[]
    await paste(page, config(page), {
      ...changed,
      rules: [{ ...first, when: { 'answers.reason': 'switching' } }, ...others],
    })
    await expect.poll(() => spaceless(decision(page))).toContain('rule no-offer has no offers')
    expect(await spaceless(decision(page))).toContain(
      'rule price-studio did not match answers.reason is "too_expensive", not "switching"',
    )
  })

  itWhole('decides anew for another customer, chosen or written', async () => {
    const { page } = await visit()
    const example = page.getByLabel('Example')
    const seen: Record<string, string> = {}
    for (const id of ['ben', 'chidi', 'fumi']) {
      await example.selectOption(id)
      seen[id] = await spaceless(decision(page))
    }
    expect(seen.ben).toContain('solo (a change to Solo or Archive), by the rule price-studio.')
    expect(seen.ben).toContain('in the arm smaller-plan of the experiment price-2026')
    expect(seen.chidi).toContain('save20: accepted 40 days ago, may be offered again after 180')
    expect(seen.fumi).toContain('No offer: not in the audience.')

    await paste(page, customer(page), { customer: { id: 'cus_x' }, subscription: { status: 'active', plan: 'solo' } })
    await reasonSelect(page).selectOption('unused')
    await page.getByLabel('What got in the way?').selectOption('setup')
    await expect.poll(() => spaceless(decision(page))).toContain('help (contact), by the rule hard-to-set-up.')
    expect(await example.inputValue()).toBe('')

    await paste(page, customer(page), '[]')
    await expect.poll(() => page.locator('#customer-fault').textContent()).toContain('Expected an object')
    expect(await decision(page)).toContain('No decision')
  })

  it('opens the real flow, takes its answers over, and posts nothing', async () => {
    const { page, faults, posted } = await visit()
    await page.getByRole('button', { name: 'Open the cancel flow' }).click()
    await page.locator('html > fairwell-dialog [part~="reason"][data-id="finished"]').click()
    await part(page, 'continue').click()
    await part(page, 'offer').waitFor()
    expect(await part(page, 'offer').getAttribute('data-id')).toBe('break')
    expect(await reasonSelect(page).inputValue()).toBe('finished')
    expect(await spaceless(decision(page))).toContain(
      'break (a pause of 1, 2, 3 months), by the rule away-for-a-while.',
    )
    expect(await spaceless(decision(page))).toContain('rule away-for-a-while matched')
    await page.locator('html > fairwell-dialog [part~="choice"][data-id="2"]').click()
    await part(page, 'accept').click()
    await part(page, 'receipt').waitFor()
    await part(page, 'close').first().click()
    await expect.poll(() => page.locator('#said').textContent()).toContain('saved')
    const types = await page.locator('#events > li').evaluateAll((items) => items.map((item) => item.dataset.type))
    expect(types.slice(0, 4)).toEqual(['flow.started', 'flow.step_viewed', 'survey.answered', 'decision.made'])
    expect(types.at(-1)).toBe('flow.saved')
    expect(posted).toEqual([])
    expect(faults).toEqual([])
    // What was accepted here is nothing that the account page would remember.
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => /^fairwell:.*:tallyroom$/.test(key))),
    ).toEqual([])
    expect(await page.locator('html > fairwell-dialog').count()).toBe(0)
  })

  it('draws the flow beside the editor, which follows every key and leaves the focus where it is', async () => {
    const { page, faults, posted } = await visit({ viewport: { width: 1280, height: 900 } })
    expect(await title(page)).toBe('Why are you canceling, Ada?')
    const [editor, flow] = [await page.locator('.config').boundingBox(), await page.locator('.live').boundingBox()]
    expect((editor?.x ?? 0) + (editor?.width ?? 0)).toBeLessThanOrEqual(flow?.x ?? 0)
    await goToLine(page, '"en": "Why are you canceling')
    await page.keyboard.press('Home')
    await page.keyboard.press('ControlOrMeta+ArrowRight')
    for (let steps = 0; steps < '"en": "'.length - 1; steps += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+End')
    await page.keyboard.insertText('Truly?",')
    await expect.poll(() => title(page)).toBe('Truly?')
    expect(await config(page).evaluate((element) => element.contains(document.activeElement))).toBe(true)
    // The screen that was reached by presses stays on while the config changes under it.
    await live(page, 'cancel').click()
    await expect.poll(() => title(page)).toBe('Cancel your subscription?')
    await paste(page, config(page), { ...(await demoConfig()), messages: { en: { 'confirm.title': 'Leaving us?' } } })
    await expect.poll(() => title(page)).toBe('Leaving us?')
    await page.getByRole('button', { name: 'From the start' }).click()
    expect(await title(page)).toBe('Why are you canceling, Ada?')
    expect([faults, posted]).toEqual([[], []])
  })

  itWhole('keeps the last sound flow while the text is broken, and says where', async () => {
    const { page } = await visit()
    await paste(page, config(page), '{ "version": 1, ')
    await expect.poll(() => page.locator('#live-fault').textContent()).toMatch(/last sound config is shown\. not JSON/)
    expect(await title(page)).toBe('Why are you canceling, Ada?')
    const faulty = await demoConfig()
    Object.assign((faulty.offers as Record<string, object>).save20 as object, { percentOff: 120 })
    await paste(page, config(page), faulty)
    await expect.poll(() => page.locator('#live-fault').textContent()).toContain('offers.save20.percentOff: expected')
    await paste(page, config(page), { ...(await demoConfig()), enabled: false })
    await expect
      .poll(() => page.locator('#live-fault').textContent())
      .toContain('Switched off: the page’s own cancel runs')
    await expect.poll(() => page.locator('#screens button').allTextContents()).toContain('offer: save20')
    await paste(page, config(page), await demoConfig())
    await expect.poll(() => page.locator('#live-fault').textContent()).toBe('')
  })

  it('shows every screen of the config small, and leads the flow to one', async () => {
    const { page, faults } = await visit()
    const names = () => page.locator('#screens button').allTextContents()
    const ofAda = ['survey', 'confirm', 'offer: save20', 'offer: break', 'offer: help', 'offer: solo', 'done: canceled']
    await expect
      .poll(names)
      .toEqual(expect.arrayContaining([...ofAda, 'survey: unused', 'done: save20', 'done: break']))
    const sizes = await page.locator('#screens fairwell-dialog dialog').evaluateAll((all) =>
      all.map((each) => {
        const { width, height } = each.getBoundingClientRect()
        return { width, height, name: each.textContent?.slice(0, 40) }
      }),
    )
    // A border is a whole pixel, however small its screen is.
    expect(sizes.filter(({ width, height }) => width < 100 || width > 230 || height < 100 || height > 300)).toEqual([])
    await page.getByRole('button', { name: 'offer: break' }).click()
    await expect.poll(() => title(page)).toBe('Would a break help instead?')
    await page.getByLabel('Example').selectOption('fumi')
    // Who is not in the audience is asked why, and offered nothing.
    await expect.poll(names).not.toContain('offer: save20')
    expect(faults).toEqual([])
  })

  itWhole('proves that every customer can leave, beside the page', async () => {
    const { page, faults } = await visit()
    const small = { version: 1, id: 'small', survey: { reasons: [{ id: 'price', label: 'Price' }] }, offers: {} }
    const unreachable = { ...small.offers, late: { type: 'discount', percentOff: 10 } }
    await paste(page, config(page), { ...small, offers: unreachable, rules: [{ id: 'all', offers: [] }] })
    await expect.poll(() => page.locator('#prove').isEnabled()).toBe(true)
    await page.getByRole('button', { name: 'Prove it' }).click()
    const proof = page.locator('#proof')
    await expect.poll(() => proof.innerText(), { timeout: 20_000 }).toContain('states of')
    expect(await proof.innerText()).toMatch(/Every customer can leave in at most \d presses|no flow may do/)
    expect(await proof.locator('li .path').allTextContents()).toContain('offers.late')
    // What was proven is no longer true of another config.
    await paste(page, config(page), await demoConfig())
    await expect.poll(() => proof.innerText()).toBe('')
    expect(faults).toEqual([])
  })

  itWhole('says so where all of it is too long for a link', async () => {
    const { page } = await visit()
    const noise = Array.from({ length: 60_000 }, (_, index) => ((index * 7919 + index * index * 31) % 36).toString(36))
    await paste(page, config(page), { ...(await demoConfig()), $comment: shuffled(noise).join('') })
    await page.getByRole('button', { name: 'Copy link' }).click()
    await expect.poll(() => page.locator('#said').textContent()).toContain('There is no link')
    expect(new URL(page.url()).hash).toBe('')
  })

  itWhole('comes back from its link, and goes back to the start', async () => {
    const { page } = await visit()
    await page.getByLabel('Example').selectOption('dana')
    await reasonSelect(page).selectOption('problems')
    await paste(page, config(page), { ...(await demoConfig()), id: 'zoë-真' })
    await page.getByRole('button', { name: 'Copy link' }).click()
    await expect.poll(() => page.locator('#said').textContent()).toContain('link')
    await expect.poll(() => page.url()).toContain('#')
    const { hash } = new URL(page.url())

    const { page: other } = await visit({ hash })
    expect(await config(other).innerText()).toContain('zoë-真')
    expect(await other.getByLabel('Example').inputValue()).toBe('dana')
    expect(await reasonSelect(other).inputValue()).toBe('problems')
    expect(await spaceless(decision(other))).toContain('help (contact), by the rule in-trouble.')

    await other.getByRole('button', { name: 'Reset' }).click()
    await expect.poll(() => config(other).innerText()).toContain('tallyroom')
    await expect.poll(() => new URL(other.url()).hash).toBe('')
    expect(await reasonSelect(other).inputValue()).toBe('too_expensive')

    await page.evaluate(`location.hash = '${hash.slice(0, 90)}'`)
    await expect.poll(() => page.locator('#said').textContent()).toContain('not complete')
    expect(await title(page)).toBe('Why are you canceling, Ada?')
  })

  itWhole('lets the keyboard out of the editor', async () => {
    const { page } = await visit()
    await config(page).focus()
    const text = await config(page).innerText()
    await page.keyboard.press('Tab')
    expect(await config(page).evaluate((editor) => editor.contains(document.activeElement))).toBe(false)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('prove')
    expect(await config(page).innerText()).toBe(text)
  })

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 375],
  ] as const)(
    'has nothing that axe finds, and nothing that scrolls sideways: %s, %i px',
    async (colorScheme, width) => {
      const { page } = await visit()
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await paste(page, config(page), { ...(await demoConfig()), colour: 'red' })
      await page.locator('#problems li').first().waitFor()
      // Not as a script element: the page's policy would refuse it.
      await page.evaluate(`window.axe || (() => { ${axe.source} })(); undefined`)
      // The screens have their own test for this; the editor's text is not ours.
      const violations: string[] = await page.evaluate(`(async () => {
      const { violations } = await axe.run({ exclude: ['#screens', '#live-flow', '.cm-content'] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html.slice(0, 200)))
    })()`)
      // axe does not count the editor's text, which is what the keyboard scrolls, as something that takes the focus.
      expect(violations.filter((one) => !one.includes('class="cm-scroller"'))).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    },
  )
})
