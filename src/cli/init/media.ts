import { everyLeaver, everyNote, usualPrivacy, whatMadeYouCancel } from './everyLeaver'
import type { Starter } from './starter'

/** The starter for news, music or video. */
export const media: Starter = {
  about: 'news, music or video: a season that is over, a price after the first months, too little time',
  config: {
    $schema: './node_modules/fairwell/dist/config.schema.json',
    version: 1,
    id: 'main',
    fairness: 'us-ca',
    segments: { first_year: { 'subscription.tenureDays': { $exists: true, $lt: 365 } } },
    survey: {
      title: whatMadeYouCancel,
      order: 'random',
      reasons: [
        { id: 'too_expensive', label: 'It costs too much', category: 'price', influence: 'influenceable' },
        { id: 'unused', label: 'I have too little time for it', category: 'usage', influence: 'influenceable' },
        {
          id: 'missing_features',
          label: 'There is too little for me',
          category: 'product',
          influence: 'influenceable',
          questions: [{ id: 'wanted', type: 'text', label: 'What did you look for?' }],
        },
        {
          id: 'low_quality',
          label: 'The app or the stream has faults',
          category: 'quality',
          influence: 'influenceable',
        },
        { id: 'switched_service', label: 'I use another service', category: 'competitor', influence: 'influenceable' },
        {
          id: 'temporary',
          label: 'I will be back for the next season',
          category: 'timing',
          influence: 'uninfluenceable',
        },
        { id: 'customer_service', label: 'I was not helped well', category: 'service', influence: 'influenceable' },
        { id: 'other', label: 'Something else', category: 'other', pinned: 'last' },
      ],
      questions: everyLeaver,
    },
    offers: {
      half: { type: 'discount', percentOff: 50, durationInMonths: 3, couponId: 'HALF', limit: { cooldownDays: 365 } },
      break: { type: 'pause', lengths: [1, 2, 3], unit: 'month' },
      basic: {
        type: 'plan_change',
        plans: [
          {
            id: 'basic',
            name: 'Basic',
            amount: 499,
            currency: 'USD',
            interval: 'month',
            features: ['With advertising'],
          },
        ],
      },
      fix: { type: 'redirect', url: 'https://example.com/help' },
      talk: { type: 'contact', url: 'mailto:support@example.com' },
    },
    rules: [
      {
        id: 'price-first-year',
        segment: 'first_year',
        when: { 'answers.reason': 'too_expensive' },
        offers: ['half', 'basic'],
      },
      { id: 'price', when: { 'answers.reason': 'too_expensive' }, offers: ['basic'] },
      { id: 'season', when: { 'answers.reason': { $in: ['temporary', 'unused'] } }, offers: ['break'] },
      { id: 'faults', when: { 'answers.reason': 'low_quality' }, offers: ['fix'] },
      { id: 'service', when: { 'answers.reason': 'customer_service' }, offers: ['talk'] },
      { id: 'nothing', offers: [] },
    ],
    holdout: { share: 0.05 },
    confirm: { keeps: ['What you have bought'], loses: ['Your downloads'], dataKeptDays: 90 },
    privacy: usualPrivacy,
  },
  notes: {
    ...everyNote,
    'segments.first_year': 'Customers of less than a year.',
    'offers.half': 'Needs a handler, which applies the coupon. Once a year a customer.',
    'offers.break': 'Needs a handler. The customer picks how long; nothing is picked for them.',
    'offers.basic': 'Needs a handler. Say what is less in it: the card shows features.',
    'offers.fix': 'A link that leads away: nothing to apply, and the customer may come back to cancel.',
    'offers.talk': 'A link: nothing to apply, and the way to cancel stays open.',
    'rules[0]': 'Price in the first year: the first months’ price once more, else the smaller plan.',
    'rules[1]': 'Price later on: the smaller plan.',
    'rules[2]': 'Between seasons: a break.',
    'rules[3]': 'Faults: help.',
    'rules[4]': 'Not helped: a person.',
    'rules[5]': 'Everyone else is asked and let go.',
  },
  yours: {
    'offers.half.couponId': 'the coupon of your billing system',
    'offers.basic.plans': 'the plans you have',
    'offers.fix.url': 'your help pages',
    'offers.talk.url': 'your support’s address',
    'confirm.keeps': 'what stays',
    'confirm.loses': 'what goes',
    'confirm.dataKeptDays': 'how long you keep data',
  },
}
