import { everyLeaver, everyNote, usualPrivacy, whatMadeYouCancel } from './everyLeaver'
import type { Starter } from './starter'

/** The starter for goods that come every month. */
export const box: Starter = {
  about: 'goods that come every month: too many of them, damaged ones, and a break before the holidays',
  config: {
    $schema: './node_modules/fairwell/dist/config.schema.json',
    version: 1,
    id: 'main',
    fairness: 'us-ca',
    survey: {
      title: whatMadeYouCancel,
      order: 'random',
      reasons: [
        { id: 'too_expensive', label: 'It costs too much', category: 'price', influence: 'influenceable' },
        { id: 'unused', label: 'I have more than I can use', category: 'usage', influence: 'influenceable' },
        {
          id: 'low_quality',
          label: 'Something was wrong with a box',
          category: 'quality',
          influence: 'influenceable',
          questions: [
            {
              id: 'fault',
              type: 'single',
              label: 'What was wrong?',
              options: [
                { id: 'damaged', label: 'Damaged or missing' },
                { id: 'late', label: 'It came late' },
                { id: 'taste', label: 'Not to my taste' },
              ],
            },
          ],
        },
        { id: 'missing_features', label: 'I miss more choice', category: 'product', influence: 'influenceable' },
        { id: 'customer_service', label: 'I was not helped well', category: 'service', influence: 'influenceable' },
        { id: 'switched_service', label: 'I buy it elsewhere now', category: 'competitor', influence: 'influenceable' },
        { id: 'temporary', label: 'I am away, or moving', category: 'timing', influence: 'uninfluenceable' },
        { id: 'other', label: 'Something else', category: 'other', pinned: 'last' },
      ],
      questions: everyLeaver,
    },
    offers: {
      five_off: {
        type: 'discount',
        amountOff: 500,
        currency: 'USD',
        durationInMonths: 2,
        couponId: 'FIVE',
        limit: { cooldownDays: 365 },
      },
      skip: { type: 'pause', lengths: [1, 2, 3], unit: 'month', title: 'Skip a box or two?' },
      less_often: {
        type: 'plan_change',
        title: 'A box every other month?',
        limit: { maxAccepts: 1 },
        plans: [
          {
            id: 'every_other',
            name: 'Every other month',
            amount: 2900,
            currency: 'USD',
            interval: 'month',
            intervalCount: 2,
          },
        ],
      },
      sorry: { type: 'credit', amount: 1500, currency: 'USD', limit: { maxAccepts: 1 } },
      talk: { type: 'contact', url: 'mailto:support@example.com' },
    },
    rules: [
      { id: 'damaged', when: { 'answers.fault': { $in: ['damaged', 'late'] } }, offers: ['sorry', 'talk'] },
      { id: 'too-many', when: { 'answers.reason': 'unused' }, offers: ['less_often', 'skip'] },
      { id: 'away', when: { 'answers.reason': 'temporary' }, offers: ['skip'] },
      { id: 'price', when: { 'answers.reason': 'too_expensive' }, offers: ['five_off', 'less_often'] },
      { id: 'service', when: { 'answers.reason': 'customer_service' }, offers: ['talk'] },
      { id: 'nothing', offers: [] },
    ],
    holdout: { share: 0.05 },
    confirm: { keeps: ['Boxes that are paid already'], loses: ['Your place for the next box'], dataKeptDays: 30 },
    privacy: usualPrivacy,
  },
  notes: {
    ...everyNote,
    'offers.five_off':
      'Needs a handler, which applies the coupon. Customers who pay in another currency are not offered it.',
    'offers.skip': 'Needs a handler. The customer picks how long; nothing is picked for them.',
    'offers.less_often': 'Needs a handler. The price is for two months: 2900 every other month. Once a customer.',
    'offers.sorry': 'Needs a handler. Once a customer.',
    'offers.talk': 'A link: nothing to apply, and the way to cancel stays open.',
    'rules[0]': 'Our fault: a credit, or a person where there was one already. Who did not like it is left in peace.',
    'rules[1]': 'Too many: fewer, or a skipped one for whom fewer was not enough.',
    'rules[2]': 'Away: skip.',
    'rules[3]': 'Price: a discount, or fewer boxes where it was had already.',
    'rules[4]': 'Not helped: a person.',
    'rules[5]': 'Everyone else is asked and let go.',
  },
  yours: {
    'offers.five_off.couponId': 'the coupon of your billing system',
    'offers.less_often.plans': 'the plans you have',
    'offers.sorry.amount': 'what a box is worth',
    'offers.talk.url': 'your support’s address',
    'confirm.keeps': 'what stays',
    'confirm.loses': 'what goes',
    'confirm.dataKeptDays': 'how long you keep data',
  },
}
