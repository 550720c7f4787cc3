import { ada, everyQuestion, galleryConfig, inDays } from './galleryConfig'
import { confirm, done, losses } from './galleryTexts'

/** One screen, and what a customer presses to get there. */
export interface Example {
  id: string
  title: string
  group: string
  config: object
  situation: object
  /** What is pressed, in order: the name of a part, and its `data-id` where there are several, as in `reason=pause`. */
  presses: string[]
  /** The `data-step` of the screen that the presses lead to. */
  step: string
  /** Set where a frame as wide as a phone would not show what the example is about. */
  width?: 'wide'
}

type Given = Partial<Omit<Example, 'id' | 'title' | 'step'>>

function example(group: string) {
  return (id: string, title: string, step: string, given: Given = {}): Example => ({
    id,
    title,
    group,
    step,
    config: galleryConfig(),
    situation: ada,
    presses: [],
    ...given,
  })
}

function having(subscription: object): object {
  return { ...ada, subscription: { ...ada.subscription, ...subscription } }
}

const bill = (...amounts: [label: string, amount: number][]) => ({
  finalBill: { items: amounts.map(([label, amount]) => ({ label, amount })) },
})

const start = example('Before the questions')
const asks = example('Questions')
const offers = example('Offers')
const leaves = example('Confirming')
const ends = example('Done')
const faults = example('When it fails')
const layouts = example('Layouts')

/** An example of the offer that this reason leads to, and what is pressed on it. */
function offer(reason: string, title: string, ...presses: string[]): Example {
  const given = { config: galleryConfig(reason), presses: [`reason=${reason}`, 'continue', ...presses] }
  const id = [reason, ...presses.map((press) => press.replace('=', '-'))].join('-')
  return offers(id, title, 'offer', given)
}

function laidOut(layout: string, title: string, reason?: string): Example {
  const presses = reason ? [`reason=${reason}`, 'continue'] : []
  const id = [layout, ...(reason ? [reason] : [])].join('-')
  return layouts(id, title, reason ? 'offer' : 'survey', {
    config: galleryConfig(reason, { layout }),
    presses,
    width: 'wide',
  })
}

/** Every step, offer and state of the flow. */
export const examples: Example[] = [
  start('subscriptions', 'Several subscriptions', 'subscription', {
    situation: {
      ...ada,
      subscription: undefined,
      subscriptions: [
        ada.subscription,
        { id: 'sub_payroll', status: 'active', planName: 'Payroll', amount: 9900, currency: 'USD', interval: 'year' },
      ],
    },
  }),
  start('canceling', 'Already canceled', 'state', { situation: having({ status: 'canceling' }) }),
  start('withdraw', 'Withdrawal, in the EU', 'confirm', {
    situation: { ...having({ withdrawUntil: inDays(9) }), kind: 'withdraw' },
  }),
  start('germany', 'One page, in Germany', 'confirm', { config: galleryConfig(undefined, { fairness: 'de' }) }),
  start('store', 'Bought in a store', 'state', { situation: having({ provider: 'apple' }) }),
  start('paused', 'Paused', 'state', { situation: having({ status: 'paused', resumesAt: inDays(72) }) }),
  start('ended', 'Ended', 'state', { situation: having({ status: 'canceled', currentPeriodEnd: inDays(-21) }) }),
  start('past-due', 'A payment failed', 'offer', { situation: having({ status: 'past_due' }) }),
  asks('survey', 'Why', 'survey'),
  asks('survey-picked', 'With an answer', 'survey', { presses: ['reason=unused'] }),
  asks('survey-comment', 'With a question under it', 'survey', { presses: ['reason=other'] }),
  asks('survey-trial', 'In a trial', 'survey', {
    config: galleryConfig(undefined, {
      survey: { order: 'listed', reasons: [{ id: 'too_expensive' }, { id: 'temporary' }, { id: 'other' }] },
    }),
    situation: having({ status: 'trialing', trialEnd: inDays(14) }),
  }),
  asks('feedback', 'Questions to everyone', 'feedback', {
    config: galleryConfig(undefined, {
      survey: { order: 'listed', reasons: [{ id: 'unused' }, { id: 'other' }], questions: everyQuestion },
    }),
    presses: ['continue'],
  }),
  asks('custom-step', 'The merchant’s own step', 'roadmap', {
    config: galleryConfig(undefined, { steps: [{ id: 'roadmap', title: 'Is it on this list?' }] }),
    presses: ['continue'],
  }),
  offer('discount', 'Percent off, for months'),
  offer('once', 'An amount off, once'),
  offer('pause', 'A pause'),
  offer('pause', 'Nothing picked yet', 'accept'),
  offer('pause', 'One picked', 'choice=2'),
  offer('weeks', 'In weeks, one picked', 'choice=6'),
  offer('plan_change', 'Other plans'),
  offer('plan_change', 'One picked', 'choice=solo'),
  { ...offer('trial_extension', 'A longer trial'), situation: having({ status: 'trialing', trialEnd: inDays(3) }) },
  offer('credit', 'An amount of credit'),
  offer('months', 'Free months'),
  offer('contact', 'A person'),
  offer('booking', 'Set up together'),
  offer('video', 'A video’s page'),
  offer('film', 'A film'),
  offer('redirect', 'Something to read'),
  offer('custom', 'The merchant’s own offer'),
  ...[
    offer('skip', 'Skip a delivery'),
    offer('reschedule', 'Move a delivery, one picked', 'choice=2'),
    offer('frequency', 'Another pace, one picked', 'choice=week-6'),
    offer('swap', 'Another product'),
    offer('swap', 'One picked', 'choice=decaf'),
    offer('gift', 'A gift'),
    offer('address', 'Another address'),
    offer('chat', 'The page’s own chat'),
  ].map((each) => ({ ...each, group: 'Shops and boxes' })),
  ...[offer('two', 'Two'), offer('three', 'Three'), offer('bundle', 'A credit, with help')].map((each) => ({
    ...each,
    group: 'Side by side, and bundled',
    width: 'wide' as const,
  })),
  leaves('confirm', 'What ends when', 'confirm', {
    config: galleryConfig(undefined, { confirm }),
    presses: ['cancel'],
  }),
  leaves('confirm-ends', 'Now, or later', 'confirm', {
    config: galleryConfig(undefined, { confirm: { ...confirm, ends: ['now', 'period_end'] } }),
    presses: ['cancel'],
  }),
  leaves('confirm-bill', 'The final bill', 'confirm', {
    config: galleryConfig(undefined, { confirm }),
    situation: having(bill(['Studio, December', 4900], ['Two extra seats, 9 days', 580], ['Balance', -1200])),
    presses: ['cancel'],
  }),
  leaves('confirm-refund', 'Money back', 'confirm', {
    situation: having(bill(['Studio, to December 31', -3950], ['Balance', -500])),
    presses: ['cancel'],
  }),
  leaves('confirm-facts', 'What the page knows to end', 'confirm', {
    situation: having({ losses }),
    presses: ['cancel'],
  }),
  leaves('confirm-trial', 'In a trial', 'confirm', {
    situation: having({ status: 'trialing', trialEnd: inDays(14) }),
    presses: ['cancel'],
  }),
  ends('canceled', 'Canceled', 'done', { config: galleryConfig(undefined, { done }), presses: ['cancel', 'confirm'] }),
  ends('saved', 'An offer taken', 'done', {
    config: galleryConfig('discount'),
    presses: ['reason=discount', 'continue', 'accept'],
  }),
  ends('saved-pause', 'A pause taken', 'done', {
    config: galleryConfig('pause'),
    presses: ['reason=pause', 'continue', 'choice=2', 'accept'],
  }),
  ends('saved-bundle', 'A bundle taken', 'done', {
    config: galleryConfig('bundle'),
    presses: ['reason=bundle', 'continue', 'accept'],
  }),
  ends('resumed', 'Resumed', 'done', { situation: having({ status: 'canceling' }), presses: ['accept'] }),
  faults('failed', 'The server is down', 'error', {
    config: galleryConfig('down'),
    presses: ['reason=down', 'continue', 'accept'],
  }),
  faults('refused', 'The server says no', 'error', {
    config: galleryConfig('refused'),
    presses: ['reason=refused', 'continue', 'accept'],
  }),
  laidOut('modal', 'Modal'),
  laidOut('modal', 'Modal, an offer', 'discount'),
  laidOut('sheet', 'Sheet'),
  laidOut('sheet', 'Sheet, an offer', 'discount'),
  laidOut('drawer', 'Drawer'),
  laidOut('drawer', 'Drawer, an offer', 'discount'),
  laidOut('inline', 'Inline'),
  laidOut('inline', 'Inline, an offer', 'discount'),
]
