import { expect, it } from 'vitest'
import { itWhole } from '../support/itWhole'
import { flowConfig, merchantPage } from '../support/merchantPage'
import { openWorld } from '../support/world'

const world = openWorld()

/** Past the time after which a page that is idle is looked at. */
const idle = 2200

const doctors = () => world.site.requests.filter((request) => request.includes('doctor-'))

const tags: [what: string, page: Parameters<typeof merchantPage>[0], said: RegExp][] = [
  [
    'an attribute that is none of ours',
    { data: { endpont: '/events' } },
    /script tag: expected settings, got data-endpont.*Did you mean data-endpoint\? It is left out/,
  ],
  [
    'a setting of init that is none',
    { script: `fairwell('init', { trigger: '#cancel' })` },
    /init: expected settings, got trigger.*Did you mean triggers\?/,
  ],
  [
    'triggers that match nothing',
    { data: { triggers: '#cancle' } },
    /triggers: expected an element that matches "#cancle", got none.*Nothing is taken over/,
  ],
  [
    'no config',
    { data: { config: undefined } },
    /data-config: expected the URL of a config.*got nothing beside data-endpoint.*fairwell\('init'/,
  ],
]
it.each(tags)('%s is said once, with what was expected, what came and what was done', async (_, page, said) => {
  const visit = await world.visit(page ?? {})
  await expect.poll(() => visit.said, { timeout: 8000 }).toEqual([expect.stringMatching(said)])
  await visit.page.waitForTimeout(idle)
  expect(visit.said).toHaveLength(1)
  expect(doctors()).toHaveLength(1)
  expect(await visit.page.locator('fairwell-dialog').count()).toBe(0)
  expect(visit.errors).toEqual([])
})

const bare = (tag: string) => merchantPage({ src: '/none.js' }).replace(/<script src="\/none\.js".*<\/script>/, tag)

it.each([
  ['a tag without attributes', '<script src="/fairwell.js" defer></script>', /a tag without attributes; tag managers/],
  ['a module', '<script type="module" src="/fairwell.js" data-config="#flow"></script>', /type="module"/],
  ['import()', `<script type="module">import('/fairwell.js')</script>`, /import\(\)/],
])('%s is told what to do', async (_, tag, said) => {
  const visit = await world.visit(bare(tag))
  await expect.poll(() => visit.said, { timeout: 8000 }).toEqual([expect.stringMatching(said)])
  expect(visit.said[0]).toContain("fairwell('init', { config, endpoint, triggers })")
  await visit.page.click('#cancel')
  expect(await visit.host()).toEqual(['cancel'])
})

itWhole('a module whose page calls init works from any address', async () => {
  const visit = await world.visit(
    bare(
      `<script type="module">await import('/fairwell.js'); fairwell('init', { config: '#flow', triggers: '#cancel' })</script>`,
    ),
    { path: '/account/billing/' },
  )
  await visit.page.waitForFunction(() => typeof fairwell === 'function' && fairwell.isLoaded)
  await visit.open()
  expect(visit.said).toEqual([])
})

it.each([
  ['with a trigger', {}],
  ['with what frameworks write on tags', { data: { nscript: 'afterInteractive', 'turbo-track': 'reload' } }],
  ['opened by command', { data: { triggers: undefined } }],
])('says nothing and asks for nothing more on a healthy page %s', async (_, page) => {
  const visit = await world.visit(page ?? {})
  await visit.page.waitForTimeout(idle)
  expect(visit.said).toEqual([])
  expect(world.site.requests.filter((request) => !/^GET \/(fairwell\.js)?$/.test(request))).toEqual([])
})

const faulty = {
  customer: { customer: { id: 'cus_1' }, subscription: { status: 'active', amount: 49.99, currency: 'USD' } },
  script: `
    fairwell('handle', 'discont', () => {})
    fairwell('mount', 'tuor', () => {})`,
  config: { ...flowConfig, steps: [{ id: 'tour', title: 'A tour' }] },
}
const told = [
  /subscription\.amount: expected .*got 49\.99/,
  /handle "discont": expected .*never called\. Did you mean discount\?/,
  /mount "tuor": expected .*never drawn\. Did you mean tour\?/,
]

itWhole('test mode shows on every screen what the console was told, each once', async () => {
  const visit = await world.visit({ ...faulty, data: { mode: 'test' } })
  await visit.open()
  const notice = visit.part('problems')
  await notice.waitFor()
  /** The messages as the console has them, from the path, the sentence and the rest that the notice has each in a line. */
  const shown = () =>
    notice.locator('li').evaluateAll((items) =>
      items
        .map(({ children }) => [...children].map(({ textContent }) => textContent))
        .map(([path, ...lines]) => `${path}: ${lines.join(' ')}`)
        .join('\n'),
    )
  await notice.locator('summary').click()
  await expect.poll(() => notice.locator('li').count()).toBe(told.length)
  const amount = notice.locator('li', { hasText: 'subscription.amount' })
  expect(await amount.locator('b, p').allInnerTexts()).toEqual([
    'subscription.amount',
    expect.stringMatching(/^expected .*, got 49\.99\.$/),
    expect.stringMatching(/^It is left out.* Give minor units/),
  ])
  for (const words of told) {
    await expect.poll(shown).toMatch(words)
    expect(visit.said.filter((line) => words.test(line))).toHaveLength(1)
  }
  await visit.page.click('[part=reason][data-id=too_expensive]')
  await visit.part('continue').click()
  const fell = /offer "save20": .*no handler for discount.*left out/
  await expect.poll(() => visit.said.filter((line) => fell.test(line))).toHaveLength(1)
  await expect.poll(shown).toMatch(fell)
  await visit.part('close').first().click()
  await visit.open()
  for (const words of [...told, fell]) expect(visit.said.filter((line) => words.test(line))).toHaveLength(1)
})

itWhole('live mode says it in the console, and shows nothing on the page', async () => {
  const visit = await world.visit(faulty)
  await visit.open()
  for (const words of told) await expect.poll(() => visit.said.filter((line) => words.test(line))).toHaveLength(1)
  await visit.page.click('[part=reason][data-id=too_expensive]')
  await visit.part('continue').click()
  await expect.poll(() => visit.said.join()).toMatch(/no handler for discount/)
  expect(await visit.part('problems').count()).toBe(0)
})

itWhole('a mode, a consent or a preload that nobody knows is said', async () => {
  const visit = await world.visit({ data: { mode: 'tset', consent: 'yes', preload: 'lazy' } })
  await visit.open()
  for (const words of [/mode: expected live, test, got "tset"/, /consent: .*"yes"/, /preload: .*"lazy"/])
    await expect.poll(() => visit.said.filter((line) => words.test(line))).toHaveLength(1)
})
