import { expect, it } from 'vitest'
import { acceptDiscount, account, withCancel, words } from '../../support/account'
import { everyOffer, handling, reachOffer, reason, step, subscriber } from '../../support/everyOffer'
import { openWorld } from '../../support/world'

const world = openWorld()

const someone = {
  id: 'cus_1',
  firstName: 'Ada',
  nickname: '',
  seats: 3,
  tags: { team: 'blue' },
  list: ['x'],
  none: null,
}

/** What the survey's heading says of a text about this customer. */
async function heading(title: string, customer: object | null = someone): Promise<string | null> {
  const config = { ...everyOffer, survey: { ...everyOffer.survey, title } }
  const who = customer ? { ...subscriber, customer } : null
  const visit = await world.visit({ ...account, config, customer: who, ...(!who && { data: { customer: undefined } }) })
  await visit.open()
  return visit.part('title').textContent()
}

it('the last screen says what the config says, and something of ours where it says nothing', async () => {
  const messages = { en: { 'saved.title': 'See you next month', 'canceled.title': 'All done' } }
  const own = await world.visit({ ...withCancel, config: { ...everyOffer, messages } })
  await acceptDiscount(own)
  await step(own, 'done').waitFor()
  expect(await own.part('title').textContent()).toBe('See you next month')
  const ours = await world.visit(withCancel)
  await ours.open()
  await ours.leave()
  await step(ours, 'done').waitFor()
  expect(await ours.part('title').textContent()).toBe('Subscription canceled')
})

it('theme variables stand on the dialog’s own root and change what is painted', async () => {
  const look = async (variables: object) => {
    const visit = await world.visit({
      ...account,
      config: { ...everyOffer, theme: { colorScheme: 'light', variables } },
    })
    await reachOffer(visit, 'discount')
    const colorOf = (part: string) => visit.part(part).evaluate((element) => getComputedStyle(element).backgroundColor)
    const root = await visit.part('dialog').evaluate((dialog) => dialog.style.getPropertyValue('--fw-colorPrimary'))
    return { root, accept: await colorOf('accept'), paper: await colorOf('dialog') }
  }
  const plain = await look({})
  const themed = await look({ colorPrimary: 'rgb(150, 0, 0)', colorBackground: 'rgb(250, 251, 252)' })
  expect(themed).toMatchObject({ root: 'rgb(150, 0, 0)', paper: 'rgb(250, 251, 252)' })
  expect([plain.root, plain.accept === themed.accept]).toEqual(['', false])
})

it.each([
  ['{{customer.firstName|there}}, why?', 'Ada, why?'],
  ['{{customer.lastName|there}}, why?', 'there, why?'],
  ['[{{customer.lastName|}}][{{customer.lastName}}]', '[][]'],
  ['{{customer.firstName}} of {{customer.tags.team|no team}}: {{customer.firstName}}', 'Ada of blue: Ada'],
])('a field is filled: %s', async (title, expected) => {
  expect(await heading(title)).toBe(expected)
})

it('markup around a field is text, a text without fields stays, and nobody known gives the fallbacks', async () => {
  expect(await heading('<b>{{customer.firstName}}</b>')).toBe('<b>Ada</b>')
  expect(await heading('Why {leave} us?')).toBe('Why {leave} us?')
  expect(await heading('{{customer.firstName|there}}, why?', null)).toBe('there, why?')
})

it('fields reach headings, hints, reasons, questions and offers; numbers are text, lists and nothing are not', async () => {
  const who = '{{customer.firstName}}'
  const question = { id: 'why', type: 'text', label: `${who} on it` }
  const config = {
    ...everyOffer,
    survey: {
      title: `${who}, {{customer.seats}} seats`,
      hint: `{{customer.list|no list}} {{customer.none|nothing}} for ${who}`,
      reasons: [{ id: 'discount', label: `${who} pays`, questions: [question] }],
    },
    offers: {
      discount: {
        ...everyOffer.offers.discount,
        title: `For ${who}`,
        body: `${who}, stay`,
        acceptLabel: `${who} stays`,
      },
    },
    rules: everyOffer.rules.slice(0, 1),
  }
  const visit = await world.visit({ ...account, config, customer: { ...subscriber, customer: someone } })
  await visit.open()
  await reason(visit, 'discount').click()
  for (const text of ['Ada, 3 seats', 'no list nothing for Ada', 'Ada pays', 'Ada on it']) {
    expect(await words(visit)).toContain(text)
  }
  await visit.part('continue').click()
  await step(visit, 'offer').waitFor()
  for (const text of ['For Ada', 'Ada, stay', 'Ada stays']) expect(await words(visit)).toContain(text)
})

it('what a customer or merchant wrote is never markup, links are http(s) or mail, and no prototype is read', async () => {
  const attack = '<img src=x onerror="host.push(1)">'
  expect(
    await heading('{{customer.firstName}}{{constructor|-}}{{customer.__proto__.x|-}}{{customer.toString|-}}', {
      firstName: attack,
    }),
  ).toBe(`${attack}---`)
  const config = {
    ...everyOffer,
    offers: { ...everyOffer.offers, booking: { type: 'contact', url: 'javascript:host.push(1)' } },
  }
  const visit = await world.visit({ ...account, config })
  await visit.open()
  await reason(visit, 'booking').click()
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  expect(await visit.page.locator('fairwell-dialog img, fairwell-dialog a').count()).toBe(0)
  const mail = { ...config, offers: { ...config.offers, booking: { type: 'contact', url: 'mailto:help@example.com' } } }
  const other = await world.visit({ ...account, config: mail })
  await reachOffer(other, 'booking')
  expect(await other.part('accept').getAttribute('href')).toBe('mailto:help@example.com')
  expect([await visit.host(), await other.host()]).toEqual([[], []])
})

it('a pause in weeks says weeks, its end is clamped to the month’s, and twelve lengths fit the dialog', async () => {
  const of = (pause: object) => ({
    ...everyOffer,
    offers: { ...everyOffer.offers, pause: { type: 'pause', yearly: true, starts: 'now', ...pause } },
  })
  const before = (page: import('playwright-core').Page) => page.clock.setFixedTime('2026-01-31T12:00:00Z')
  const weeks = await world.visit({ ...account, config: of({ lengths: [2], unit: 'week' }) }, { before })
  await reachOffer(weeks, 'pause')
  await weeks.part('choice').click()
  for (const text of ['2 weeks', 'February 14, 2026']) expect(await words(weeks)).toContain(text)
  const lengths = Array.from({ length: 12 }, (_, index) => index + 1)
  const context = { viewport: { width: 320, height: 640 } }
  const months = await world.visit({ ...account, config: of({ lengths, unit: 'month' }) }, { before, context })
  await reachOffer(months, 'pause')
  await months.part('choice').first().click()
  expect(await words(months)).toContain('February 28, 2026')
  expect(await months.part('choice').count()).toBe(12)
  expect(await months.part('dialog').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
})

it('help is a link that opens, recorded as taken and never as applied', async () => {
  world.site.pages.set('/help', 'help')
  for (const type of ['contact', 'redirect'] as const) {
    const config = { ...everyOffer, offers: { ...everyOffer.offers, booking: { type, url: `${world.site.url}/help` } } }
    const visit = await world.visit({ ...account, config, script: handling([]) })
    await reachOffer(visit, 'booking')
    const opened = type === 'contact' ? visit.page.context().waitForEvent('page') : Promise.resolve(visit.page)
    await visit.part('accept').click()
    await (await opened).waitForURL('**/help')
    if (type === 'contact') await visit.part('close').first().click()
    const types = () => world.site.events.map((event) => event.type.split('.').slice(2, -1).join('.'))
    await expect.poll(types, { timeout: 8000 }).toContain('flow.referred')
    expect(types()).toContain('offer.accepted')
    expect(types()).not.toContain('offer.applied')
    world.site.events.length = 0
  }
})
