// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import { laterSteps } from '../../../src/embed/screen/later'
import type { Flow } from '../../../src/flow/flow'
import type { Situation } from '../../../src/situation/schema'
import { createDialog } from '../../../src/ui/dialog/Dialog'
import { firstSteps } from '../../../src/ui/first/firstSteps'
import { createView } from '../../../src/ui/first/view'
import { en } from '../../../src/ui/languages/en'
import { enLater } from '../../../src/ui/languages/enLater'
import { enOffers } from '../../../src/ui/languages/enOffers'
import { because, now, started, walk } from '../../support/startedFlow'

// What a merchant can add to a screen, and what a screen says of the subscription by itself.

function draw(flow: Flow): ShadowRoot {
  const host = document.createElement('fairwell-dialog')
  document.documentElement.append(host)
  const dialog = createDialog(host, {}, () => {})
  const spoken = { texts: { ...enLater, ...enOffers, ...en }, locale: 'en' }
  const view = createView({ flow, act() {}, spoken, now })
  const screen = { ...firstSteps, ...laterSteps }[flow.step]?.(view)
  dialog.draw({ name: flow.step, step: flow.step, look: { style: {} }, screen })
  return dialog.root
}

const say = (root: ParentNode, selector: string) =>
  [...root.querySelectorAll(selector)].map((element) => element.textContent?.replace(/\s+/g, ' ').trim())

const subscription = {
  status: 'active',
  plan: 'studio',
  planName: 'Studio',
  amount: 4900,
  currency: 'USD',
  interval: 'month',
  currentPeriodEnd: '2027-01-06',
} as const
const handlers = ['discount', 'pause', 'plan_change', 'credit']
const offering = (offer: object, over: object = {}) =>
  walk(
    started({
      config: { offers: { save20: offer } } as unknown as Partial<Config>,
      situation: { subscription: { ...subscription, ...over }, handlers },
    }),
    because('price'),
    'continue',
  )

it('a scale names its ends', () => {
  const question = { label: 'How easy was it?', low: 'Hard', high: 'Easy' }
  const reasons: Config['survey']['reasons'] = [
    { id: 'none', label: 'None', questions: [{ id: 'ease', type: 'rating', ...question }] },
  ]
  const survey = { reasons, questions: [{ id: 'again', type: 'nps' as const, label: 'Would you come back?' }] }
  const asked = walk(started({ config: { survey } }), because('none'))
  expect(say(draw(asked), '.ends span')).toEqual(['Hard', 'Easy'])
  expect(say(draw(walk(asked, 'continue')), '.ends span')).toEqual(['Not at all likely', 'Extremely likely'])
})

it('an offer of help says who gives it, how long it takes and what a press opens', () => {
  const person = { name: 'Mara Lindt', role: 'Sets up new accounts', image: '/mara.webp' }
  const given = { minutes: 30, image: '/setup.webp', person }
  const opens: [type: string, url: string, facts: string][] = [
    ['booking', 'https://example.com/setup', '30 minutes · Opens in a new tab'],
    ['contact', 'mailto:help@example.com', '30 minutes · Opens your email'],
    ['contact', 'tel:+15550100', '30 minutes · Starts a call'],
    ['redirect', 'https://example.com/guide', '30 minutes'],
    ['video', 'https://example.com/tour.mp4', '30 minutes'],
  ]
  for (const [type, url, facts] of opens) {
    const root = draw(offering({ type, url, ...given }))
    expect([type, ...say(root, '.facts')]).toEqual([type, facts])
    expect(say(root, '.person span')).toEqual(['Mara LindtSets up new accounts'])
    expect([...root.querySelectorAll('.picture, .person img')].map((image) => image.getAttribute('src'))).toEqual([
      '/setup.webp',
      '/mara.webp',
    ])
  }
  expect(say(draw(offering({ type: 'booking', url: 'https://example.com/setup' })), '.facts')).toEqual([
    'Opens in a new tab',
  ])
})

it('a plan change says when it starts', () => {
  const plans = [{ id: 'solo', name: 'Solo', amount: 1900, currency: 'USD', interval: 'month' }]
  const rows = (starts?: string) => say(draw(offering({ type: 'plan_change', plans, starts })), 'dl > div')
  expect(rows('period_end')).toEqual(['StartsJanuary 6, 2027'])
  expect(rows('now')).toEqual(['StartsNovember 21, 2026'])
  expect(rows()).toEqual([])
})

it('a pause shows what is known before a length is picked, and a dash for what is not', () => {
  const rows = say(draw(walk(started({ situation: { subscription } }), because('break'), 'continue')), 'dl > div')
  expect(rows).toEqual(['Paused fromJanuary 6, 2027', 'Back on–', 'Then charged$49.00 a month'])
})

it('the header names the plan and its price, and no price where nothing is charged', () => {
  const header = (given: object) =>
    say(draw(started({ situation: { subscription: { ...subscription, ...given } } })), '.top > span')
  expect(header({})).toEqual(['Studio · $49.00 a month'])
  expect(header({ status: 'paused' })).toEqual(['Studio'])
  expect(header({ planName: undefined })).toEqual(['$49.00 a month'])
  expect(header({ amount: undefined })).toEqual(['Studio'])
})

it('what was saved is said in the heading, as far as it is known', () => {
  const taken = (offer: object, over: object = {}, pick?: unknown) => {
    const settled = { type: 'settled', receipt: {} } as const
    const picked = pick === undefined ? [] : [{ type: 'pick', offer: 'save20', pick } as const]
    return say(draw(walk(offering(offer, over), ...picked, { type: 'accept', offer: 'save20' }, settled)), 'h2')[0]
  }
  const discount = { type: 'discount', percentOff: 20, durationInMonths: 3 }
  expect(taken(discount)).toBe('20% off is yours until April 6, 2027')
  expect(taken(discount, { currentPeriodEnd: undefined })).toBe('All set')
  const pause = { type: 'pause', lengths: [2], unit: 'month' }
  expect(taken({ ...pause, starts: 'now' }, {}, 2)).toBe('You’re paused until January 21, 2027')
  expect(taken(pause, {}, 2)).toBe('Your pause is set')
  const plans = [{ id: 'solo', name: 'Solo', amount: 1900, currency: 'USD', interval: 'month' }]
  expect(taken({ type: 'plan_change', plans }, {}, 'solo')).toBe('You’ve changed to Solo')
  expect(taken({ type: 'credit', amount: 1500, currency: 'USD' })).toBe('$15.00 is on us')
  expect(taken({ type: 'credit', periods: 1 })).toBe('All set')
})

it('tells no end that lies behind: not of access, of data, of a trial, nor as a choice', () => {
  const confirm = { dataKeptDays: 30, ends: ['now', 'period_end'] as ('now' | 'period_end')[] }
  const words = (over: object) => {
    const known = { subscription: { ...subscription, ...over }, handlers: ['cancel'] }
    const flow = walk(started({ config: { confirm }, situation: known }), because('price'), 'cancel')
    return say(draw(flow), 'dl > div, [part~=choice]').join('\n')
  }
  const ahead = words({})
  expect(ahead).toContain('January 6, 2027')
  expect(ahead).toContain('February 5, 2027')
  for (const status of ['active', 'trialing', 'past_due'])
    for (const key of ['currentPeriodEnd', 'trialEnd']) {
      const said = words({ status, currentPeriodEnd: undefined, [key]: '2020-01-01' })
      expect([status, said]).toEqual([status, expect.not.stringMatching(/20[0-9]{2}/)])
      expect(said).toContain('30 days')
    }
})

it('says what the page knows to end, each with its source, as text, and five at most', () => {
  const losses = Array.from({ length: 9 }, (_, index) => ({
    text: `<b>${index + 1}</b> reports`,
    source: 'https://example.com/account',
  }))
  const listed = (confirm: object, given?: object[]) => {
    const known = { subscription: { ...subscription, ...(given && { losses: given }) } } as Situation
    return draw(walk(started({ config: { confirm }, situation: known }), 'cancel'))
  }
  const root = listed({ keeps: ['Your invoices'], loses: ['Support'] }, losses)
  expect(say(root, '.loses')).toEqual([
    'Support',
    ...[1, 2, 3, 4, 5].map((at) => `<b>${at}</b> reportshttps://example.com/account`),
  ])
  expect(say(root, '.loses small')[0]).toBe('https://example.com/account')
  expect(say(listed({}, losses.slice(0, 1)), 'section')).toEqual([
    'You lose<b>1</b> reportshttps://example.com/account',
  ])
  expect(say(listed({}, []), 'section')).toEqual([])
})

it('a paused subscription promises a button to resume only where one stands', () => {
  const paused = (given: string[]) =>
    draw(started({ situation: { subscription: { ...subscription, status: 'paused' }, handlers: given } }))
  expect(say(paused(['resume']), '.ways button, .lead')).toContain('Resume now')
  expect(paused(['resume']).textContent).toContain('You can resume it now')
  expect(paused(['cancel']).textContent).not.toContain('resume')
})
