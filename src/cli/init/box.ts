import { everyLeaver, everyNote, usualPrivacy, whatMadeYouCancel } from './everyLeaver'
import type { Starter } from './starter'

/** The starter for a subscription box, and for goods that come again and again. */
export const box: Starter = {
  about:
    'a subscription box: skipped, moved, sent less often or elsewhere, another product, and what went wrong with one',
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
        { id: 'timing', label: 'It comes at the wrong time', category: 'timing', influence: 'influenceable' },
        { id: 'moving', label: 'I am moving', category: 'timing', influence: 'influenceable' },
        { id: 'temporary', label: 'I am away', category: 'timing', influence: 'influenceable' },
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
      skip: { type: 'skip', upcoming: 3 },
      later: { type: 'reschedule', lengths: [1, 2, 3], unit: 'week' },
      less_often: {
        type: 'frequency',
        title: 'A box less often?',
        limit: { maxAccepts: 1 },
        intervals: [
          { interval: 'week', intervalCount: 6 },
          { interval: 'month', intervalCount: 2 },
        ],
      },
      other: {
        type: 'swap',
        products: [
          { id: 'decaf', name: 'Decaf' },
          { id: 'dark', name: 'Dark roast' },
        ],
      },
      elsewhere: { type: 'address' },
      sorry: { type: 'credit', amount: 1500, currency: 'USD', limit: { maxAccepts: 1 } },
      talk: { type: 'contact', url: 'mailto:support@example.com' },
    },
    rules: [
      { id: 'damaged', when: { 'answers.fault': { $in: ['damaged', 'late'] } }, offers: ['sorry', 'talk'] },
      { id: 'too-many', when: { 'answers.reason': 'unused' }, offers: ['less_often', 'skip'] },
      { id: 'away', when: { 'answers.reason': 'temporary' }, offers: ['skip'] },
      { id: 'timing', when: { 'answers.reason': 'timing' }, offers: ['later'] },
      { id: 'moving', when: { 'answers.reason': 'moving' }, offers: ['elsewhere'] },
      {
        id: 'taste',
        when: { $or: [{ 'answers.reason': 'missing_features' }, { 'answers.fault': 'taste' }] },
        offers: ['other'],
      },
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
    'offers.skip':
      'Needs a handler. The customer picks one of the next three deliveries, or the next one where you give no days.',
    'offers.later': 'Needs a handler. The customer picks the new day of the next delivery.',
    'offers.less_often': 'Needs a handler. The pace that the customer has is left out.',
    'offers.other': 'Needs a handler. Give subscription.delivery.product, and what they have is left out.',
    'offers.elsewhere': 'Needs a handler, and the customer’s other addresses as customer.addresses.',
    'offers.sorry': 'Needs a handler. Once a customer.',
    'offers.talk': 'A link: nothing to apply, and the way to cancel stays open.',
    'rules[0]': 'Our fault: a credit, or a person where there was one already. Who did not like it is left in peace.',
    'rules[1]': 'Too many: less often, or a skipped one for whom less was not enough.',
    'rules[2]': 'Away: skip.',
    'rules[3]': 'The wrong time: another day.',
    'rules[4]': 'Moving: another address, where you know one.',
    'rules[5]': 'More choice, or not to their taste: another product.',
    'rules[6]': 'Price: a discount, or fewer boxes where it was had already.',
    'rules[7]': 'Not helped: a person.',
    'rules[8]': 'Everyone else is asked and let go.',
  },
  yours: {
    'offers.five_off.couponId': 'the coupon of your billing system',
    'offers.less_often.intervals': 'how often you can send',
    'offers.other.products': 'the products you have',
    'offers.sorry.amount': 'what a box is worth',
    'offers.talk.url': 'your support’s address',
    'confirm.keeps': 'what stays',
    'confirm.loses': 'what goes',
    'confirm.dataKeptDays': 'how long you keep data',
  },
}
