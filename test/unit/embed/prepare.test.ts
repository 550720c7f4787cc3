// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { prepare } from '../../../src/embed/opening/prepare'
import { createPage } from '../../../src/embed/page/page'
import { severalFlows } from '../../support/severalFlows'

const config = { version: 1, id: 'main', survey: { reasons: [{ id: 'unused', label: 'Unused' }] } }

afterEach(() => {
  vi.restoreAllMocks()
  document.body.innerHTML = ''
  localStorage.clear()
})

it('reads what the page says once, and tells once what it could not read', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const page = createPage()
  const told: string[] = []
  page.listeners.set('error', new Set([((error: { message: string }) => told.push(error.message)) as never]))
  page.settings = {
    subscription: { amount: 49.99, currency: 'usd', interval: 'MONTH' as never } as never,
    locale: 'pt_BR',
  }
  page.identity = { history: { offers: null } as never, customer: { id: 7, firstName: ' ' } as never }
  for (let opened = 0; opened < 2; opened++) {
    const { situation, doubts } = await prepare(page, config)
    expect(situation).toMatchObject({ subscription: { currency: 'USD', interval: 'month' }, locale: 'pt-BR' })
    expect(situation?.customer).toEqual({ id: '7' })
    expect(situation?.history).toEqual({ offers: [] })
    expect(doubts).toEqual([{ path: 'subscription.amount', got: 49.99 }])
  }
  await vi.waitFor(() => expect(told.length).toBe(1))
  expect(told[0]).toMatch(/^subscription\.amount: expected a number of minor units.*got 49\.99\. It is left out\. Give/)
  expect(warn).toHaveBeenCalledTimes(1)
})

it.each([
  ['auto', 'fr', 'fr'],
  ['nonsense!', 'de_AT', 'de-AT'],
  [undefined, '', new Intl.Locale(navigator.language).toString()],
])('takes the locale %s of the page in %s for %s', async (locale, lang, expected) => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  document.documentElement.lang = lang
  const page = createPage()
  if (locale) page.settings.locale = locale
  expect((await prepare(page, config)).situation?.locale).toBe(expected)
})

it('opens without what foreign or corrupt records of this browser say', async () => {
  localStorage.setItem(
    'fairwell:history:main',
    '[null, 7, {"id": "a", "status": "accepted", "time": "2026-01-01T00:00:00Z"}]',
  )
  const { situation, doubts } = await prepare(createPage(), config)
  expect(situation?.history?.offers).toEqual([{ id: 'a', status: 'accepted', time: '2026-01-01T00:00:00Z' }])
  expect(doubts).toEqual([])
})

it.each(['[]', '"cus_1"', '7'])('says that inline JSON %s is no customer', async (json) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  document.body.innerHTML = `<script type="application/json" id="customer">${json}</script>`
  const page = createPage()
  page.settings.customer = '#customer'
  const { situation } = await prepare(page, config)
  expect(Object.keys(situation ?? {}).sort()).toEqual(['handlers', 'history', 'locale', 'now', 'page'])
  expect(warn).toHaveBeenCalledOnce()
})

describe('of a config with several flows', () => {
  const about = (settings: object, subscription: object) => {
    const page = createPage()
    page.settings = settings
    page.identity = { customer: { id: 'cus_1' }, subscription: subscription as never }
    return prepare(page, severalFlows)
  }

  it('takes the one that the customer is in, whole, and a draft in test mode only', async () => {
    expect((await about({}, { interval: 'year' })).chosen?.config).toMatchObject({
      id: 'yearly',
      confirm: severalFlows.confirm,
    })
    expect((await about({}, { currency: 'EUR' })).chosen?.config).toMatchObject({ id: 'studio' })
    expect((await about({ mode: 'test' }, { currency: 'EUR' })).chosen?.config).toMatchObject({
      id: 'euro',
      rules: [{ id: 'euro' }],
    })
  })

  it('lays the page’s own theme and fairness over each', async () => {
    const theme = { colorScheme: 'dark' as const }
    const own = { ...severalFlows, theme: { logo: { src: '/logo.svg', alt: 'Studio' } } }
    const flows = [{ ...severalFlows.flows[0], theme: { colorScheme: 'light' as const }, fairness: 'eu' as const }]
    const page = createPage()
    page.settings = { theme, fairness: 'us-mn' }
    page.identity = { subscription: { interval: 'year' } }
    expect((await prepare(page, { ...own, flows })).chosen?.config).toMatchObject({ theme, fairness: 'us-mn' })
    expect((await prepare(page, { ...own, flows: [severalFlows.flows[0]] })).chosen?.config).toMatchObject({
      theme: { ...own.theme, ...theme },
    })
  })

  it('remembers what was offered in any of them', async () => {
    const records = '[{"id": "save", "status": "accepted", "time": "2026-01-01T00:00:00Z"}]'
    localStorage.setItem('fairwell:history:yearly', records)
    const { situation } = await about({}, { interval: 'month' })
    expect(situation?.history?.offers).toMatchObject([{ id: 'save' }])
  })

  it('says what keeps one of them from running, and opens none', async () => {
    const { problems, chosen } = await prepare(createPage(), { ...severalFlows, flows: [{ id: 'a', rules: 7 }] })
    expect(chosen).toBeUndefined()
    expect(problems).toMatchObject([{ path: 'flows[0].rules' }])
  })
})
