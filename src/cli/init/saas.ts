import { everyLeaver, everyNote, usualPrivacy, whatMadeYouCancel } from './everyLeaver'
import type { Starter } from './starter'

/** The starter for software by subscription. */
export const saas: Starter = {
  about: 'software by subscription: a price, seats, trials, and people who never got it set up',
  config: {
    $schema: './node_modules/fairwell/dist/config.schema.json',
    version: 1,
    id: 'main',
    fairness: 'us-ca',
    segments: { high_value: { 'subscription.mrr': { $exists: true, $gte: 10000 } } },
    survey: {
      title: whatMadeYouCancel,
      order: 'random',
      reasons: [
        { id: 'too_expensive', label: 'It costs too much', category: 'price', influence: 'influenceable' },
        {
          id: 'unused',
          label: 'I don’t use it enough',
          category: 'usage',
          influence: 'influenceable',
          questions: [
            {
              id: 'blocker',
              type: 'single',
              label: 'What got in the way?',
              options: [
                { id: 'setup', label: 'It was never set up' },
                { id: 'time', label: 'I had no time for it' },
              ],
            },
          ],
        },
        { id: 'too_complex', label: 'It is too hard to use', category: 'usage', influence: 'influenceable' },
        { id: 'missing_features', label: 'Something is missing', category: 'product', influence: 'influenceable' },
        {
          id: 'switched_service',
          label: 'I use something else now',
          category: 'competitor',
          influence: 'influenceable',
        },
        { id: 'low_quality', label: 'It did not work well', category: 'quality', influence: 'influenceable' },
        { id: 'customer_service', label: 'I was not helped well', category: 'service', influence: 'influenceable' },
        { id: 'temporary', label: 'I only needed it for a while', category: 'timing', influence: 'uninfluenceable' },
        { id: 'other', label: 'Something else', category: 'other', pinned: 'last' },
      ],
      questions: everyLeaver,
    },
    offers: {
      save20: {
        type: 'discount',
        percentOff: 20,
        durationInMonths: 3,
        couponId: 'SAVE20',
        limit: { cooldownDays: 365 },
      },
      smaller: {
        type: 'plan_change',
        plans: [{ id: 'lite', name: 'Lite', amount: 900, currency: 'USD', interval: 'month', features: ['One seat'] }],
      },
      break: { type: 'pause', lengths: [1, 2, 3], unit: 'month', limit: { cooldownDays: 365 } },
      longer: { type: 'trial_extension', days: 14, limit: { maxAccepts: 1 } },
      setup: { type: 'booking', url: 'https://example.com/setup' },
      talk: { type: 'contact', url: 'mailto:support@example.com' },
    },
    rules: [
      {
        id: 'trial',
        when: { 'subscription.status': 'trialing', 'answers.reason': { $in: ['unused', 'too_complex'] } },
        offers: ['longer', 'setup'],
      },
      { id: 'price', when: { 'answers.reason': 'too_expensive' }, offers: ['save20', 'smaller'] },
      { id: 'never-set-up', when: { 'answers.blocker': 'setup' }, offers: ['setup'] },
      { id: 'usage', when: { 'answers.reason': { $in: ['unused', 'temporary'] } }, offers: ['break', 'smaller'] },
      { id: 'hard', when: { 'answers.reason': 'too_complex' }, offers: ['setup'] },
      { id: 'service', when: { 'answers.reason': { $in: ['customer_service', 'low_quality'] } }, offers: ['talk'] },
      { id: 'nothing', offers: [] },
    ],
    holdout: { share: 0.05 },
    alerts: [{ id: 'success', segment: 'high_value', on: 'flow.started', team: 'success' }],
    confirm: { keeps: ['Your invoices'], loses: ['Your projects'], dataKeptDays: 30 },
    privacy: usualPrivacy,
  },
  notes: {
    ...everyNote,
    'segments.high_value': 'Who pays $100 a month or more (10000 cents).',
    'offers.save20':
      'Needs a handler, which applies the coupon; without one it is not offered. Once a year a customer.',
    'offers.smaller': 'Needs a handler. Plans in another currency than the customer’s are left out.',
    'offers.break': 'Needs a handler. The customer picks how long; nothing is picked for them.',
    'offers.longer': 'Needs a handler. Offered in a trial only, once.',
    'offers.setup': 'A link: nothing to apply, and the way to cancel stays open.',
    'offers.talk': 'A link as well. Your own chat opens instead if you register a handler for contact.',
    'rules[0]': 'In a trial, time and help come before money.',
    'rules[1]': 'Price: a discount, or a smaller plan where the discount was had already.',
    'rules[2]': 'Never set up: help, not money.',
    'rules[3]': 'Not needed now: a break.',
    'rules[4]': 'Hard to use: help.',
    'rules[5]': 'Not helped, or it did not work: a person.',
    'rules[6]': 'Everyone else is asked and let go.',
    'alerts[0]': 'Tells the team in time when a large customer opens the flow.',
  },
  yours: {
    'offers.save20.couponId': 'the coupon of your billing system',
    'offers.smaller.plans': 'the plans you have',
    'offers.setup.url': 'your booking page',
    'offers.talk.url': 'your support’s address',
    'confirm.keeps': 'what stays',
    'confirm.loses': 'what goes',
    'confirm.dataKeptDays': 'how long you keep data',
  },
}
