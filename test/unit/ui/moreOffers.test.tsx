// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import { laterSteps } from '../../../src/embed/screen/later'
import type { Flow } from '../../../src/flow/flow'
import { createDialog } from '../../../src/ui/dialog/Dialog'
import { firstSteps } from '../../../src/ui/first/firstSteps'
import { createView } from '../../../src/ui/first/view'
import { moreWords } from '../../../src/ui/more/moreWords'
import { ourTexts } from '../../support/ourTexts'
import { because, now, started, walk } from '../../support/startedFlow'

// The cards of offers about deliveries and of the chat: what they say before and after a pick, and what the receipt says.

function draw(flow: Flow, locale = 'en'): ShadowRoot {
  const host = document.createElement('fairwell-dialog')
  document.documentElement.append(host)
  const dialog = createDialog(host, {}, () => {})
  const spoken = { texts: ourTexts[locale] ?? {}, locale }
  const view = { ...createView({ flow, act() {}, spoken, now }), more: moreWords }
  const screen = { ...firstSteps, ...laterSteps }[flow.step]?.(view)
  dialog.draw({ name: flow.step, step: flow.step, look: { style: {} }, screen })
  return dialog.root
}

const subscription = {
  status: 'active',
  amount: 2400,
  currency: 'USD',
  interval: 'month',
  currentPeriodEnd: '2027-01-31',
} as const
const customer = { id: 'cus_1', addresses: [{ id: 'a2', label: 'Work, Lindenstr. 5' }] }

const offering = (offer: object, over: object = {}): Flow =>
  walk(
    started({
      config: { offers: { save20: offer } } as unknown as Partial<Config>,
      situation: { customer, subscription: { ...subscription, ...over }, handlers: [String(Object(offer).type)] },
    }),
    because('price'),
    'continue',
  )
const picking = (flow: Flow, pick: unknown): Flow => walk(flow, { type: 'pick', offer: 'save20', pick })
const taking = (flow: Flow): Flow => walk(flow, { type: 'accept', offer: 'save20' }, { type: 'settled', receipt: {} })

const say = (root: ParentNode, selector: string) =>
  [...root.querySelectorAll(selector)].map((element) => element.textContent?.replace(/\s+/g, ' ').trim())
const rows = (root: ParentNode) =>
  Object.fromEntries(say(root, 'dt').map((label, index) => [label, say(root, 'dd')[index]]))

const paces = {
  type: 'frequency',
  intervals: [
    { interval: 'week', intervalCount: 6 },
    { interval: 'month', intervalCount: 2 },
  ],
}
const products = [
  { id: 'decaf', name: 'Decaf', amount: 1900, image: '/decaf.webp' },
  { id: 'tea', name: 'Tea' },
]

it('skip names the day that is left out and the one that comes then, and the receipt says the same', () => {
  const flow = offering({ type: 'skip' })
  expect(rows(draw(flow))).toEqual({ Skipped: 'January 31, 2027', 'Next delivery': 'February 28, 2027' })
  const done = draw(taking(flow))
  expect(say(done, 'h2')).toContain('Your next delivery comes on February 28, 2027')
  expect(rows(done)).toMatchObject({ Skipped: 'January 31, 2027', 'Next delivery': 'February 28, 2027' })
})

it('skip.upcoming leaves the day to the customer, none of them picked', () => {
  const flow = offering({ type: 'skip', upcoming: 2 })
  const root = draw(flow)
  expect(say(root, '[part~=choice]')).toEqual(['January 31, 2027', 'February 28, 2027'])
  expect(root.querySelectorAll('input:checked')).toHaveLength(0)
  expect(rows(root)).toEqual({ Skipped: '–', 'Next delivery': '–' })
  expect(say(draw(walk(flow, { type: 'accept', offer: 'save20' })), '[role=alert]').join()).toContain('Choose one')
  expect(rows(draw(picking(flow, '2027-02-28')))).toEqual({
    Skipped: 'February 28, 2027',
    'Next delivery': 'January 31, 2027',
  })
})

it('reschedule names each day, and how much later it is; without a known day only that', () => {
  const offer = { type: 'reschedule', lengths: [1, 2], unit: 'week' }
  const root = draw(offering(offer))
  expect(say(root, '[part~=choice] b')).toEqual(['February 7, 2027', 'February 14, 2027'])
  expect(say(root, '[part~=choice] small')).toEqual(['1 week later', '2 weeks later'])
  const flow = picking(offering(offer), 2)
  expect(rows(draw(flow))).toEqual({ 'Next delivery': 'February 14, 2027', 'Instead of': 'January 31, 2027' })
  const unknown = draw(offering(offer, { currentPeriodEnd: undefined }))
  expect(say(unknown, '[part~=choice] b')).toEqual(['1 week later', '2 weeks later'])
  expect(rows(unknown)).toEqual({})
})

it('frequency says when the delivery after the next one comes, and when it would have', () => {
  const root = draw(picking(offering(paces), 'week-6'))
  expect(say(root, '[part~=choice]')).toEqual(['Every 6 weeks', 'Every 2 months'])
  expect(rows(root)).toEqual({
    'Next delivery': 'January 31, 2027',
    'The one after it': 'March 14, 2027',
    'Instead of': 'February 28, 2027',
  })
})

it('swap shows each product with its picture and price, and the receipt names what was picked', () => {
  const root = draw(offering({ type: 'swap', products }))
  expect(say(root, '[part~=choice] b')).toEqual(['Decaf', 'Tea'])
  expect(say(root, '[part~=choice] bdi')).toEqual(['$19.00 a month', '$24.00 a month'])
  expect(root.querySelector('[part~=choice] img')?.getAttribute('src')).toBe('/decaf.webp')
  const flow = offering({ type: 'swap', products })
  expect(rows(draw(taking(picking(flow, 'decaf'))))).toMatchObject({ Decaf: '$19.00 a month' })
  expect(rows(draw(taking(picking(flow, 'tea'))))).toMatchObject({ 'Swap it': 'Tea' })
})

it('gift names what is free, and the delivery that it comes with', () => {
  const gift = { type: 'gift', products: [{ id: 'cup', name: 'A cup' }] }
  expect(rows(draw(offering(gift)))).toEqual({ 'With the delivery on': 'January 31, 2027', 'A cup': '$0.00' })
  const two = { type: 'gift', products: [...gift.products, { id: 'tin', name: 'A tin', image: '/tin.webp' }] }
  expect(say(draw(offering(two)), '[part~=choice] b')).toEqual(['A cup', 'A tin'])
})

it('address offers the customer’s other addresses, or a link to the page that changes it', () => {
  const root = draw(picking(offering({ type: 'address' }), 'a2'))
  expect(say(root, '[part~=choice]')).toEqual(['Work, Lindenstr. 5'])
  expect(rows(root)).toEqual({ 'From the delivery on': 'January 31, 2027' })
  const linked = offering({ type: 'address', url: 'https://example.com/addresses' })
  const without = { ...linked, situation: { ...linked.situation, handlers: [] } }
  const page = draw(without)
  expect(page.querySelector('[part~=accept]')?.getAttribute('href')).toBe('https://example.com/addresses')
  expect(say(page, '[part~=choice]')).toEqual([])
})

it('chat says what a press does, and afterwards what comes next', () => {
  const flow = offering({
    type: 'chat',
    minutes: 5,
    image: '/us.webp',
    person: { name: 'Mara', role: 'Support', image: '/mara.webp' },
  })
  expect(say(draw(flow), '.lead, p').join(' ')).toContain('A chat opens on this page.')
  expect(say(draw(flow), '.facts, .person b, .person small')).toEqual(['Mara', 'Support', '5 minutes'])
  const images = [...draw(flow).querySelectorAll('img')].map((image) => image.getAttribute('src'))
  expect(images).toEqual(['/us.webp', '/mara.webp'])
  const done = taking(flow)
  expect(done.outcome).toBe('referred')
  expect(say(draw(done), 'h2')).toContain('The chat is open')
  expect(draw(done).textContent).toContain('Close this window to write to us.')
})

it('dates and paces are in the customer’s language', () => {
  const flow = picking(offering(paces), 'week-6')
  expect(rows(draw({ ...flow, situation: { ...flow.situation, locale: 'de' } }, 'de'))).toMatchObject({
    'Nächste Lieferung': '31. Januar 2027',
  })
})
