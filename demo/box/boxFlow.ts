import type { Config } from '../../src/config/schema/schema'
import { gifts, products } from './box'

const named = (known: Readonly<Record<string, string>>) => Object.entries(known).map(([id, name]) => ({ id, name }))

/**
 * Leafpost’s cancel flows: an offer about deliveries for each reason that one could help with; fewer for who already gets a box
 * every so many weeks; and a draft, which only test mode shows.
 */
export const boxFlow: Config = {
  version: 1,
  id: 'leafpost',
  fairness: 'us-ca',
  survey: {
    title: 'Why are you canceling, {{customer.firstName|there}}?',
    order: 'listed',
    reasons: [
      { id: 'away', label: 'I am away', category: 'timing', influence: 'influenceable' },
      { id: 'timing', label: 'It comes at the wrong time', category: 'timing', influence: 'influenceable' },
      { id: 'too_much', label: 'I have more tea than I drink', category: 'usage', influence: 'influenceable' },
      { id: 'taste', label: 'I do not like this tea', category: 'product', influence: 'influenceable' },
      { id: 'moving', label: 'I am moving', category: 'timing', influence: 'influenceable' },
      { id: 'price', label: 'It costs too much', category: 'price', influence: 'influenceable' },
      { id: 'question', label: 'Something was wrong with a box', category: 'service', influence: 'influenceable' },
      {
        id: 'other',
        label: 'Something else',
        pinned: 'last',
        questions: [{ id: 'comment', type: 'text', label: 'Tell us more' }],
      },
    ],
  },
  offers: {
    skip: { type: 'skip', upcoming: 3 },
    later: { type: 'reschedule', lengths: [1, 2, 3], unit: 'week' },
    rarer: {
      type: 'frequency',
      intervals: [
        { interval: 'week', intervalCount: 6 },
        { interval: 'month', intervalCount: 2 },
        { interval: 'month', intervalCount: 3 },
      ],
    },
    tea: { type: 'swap', products: named(products) },
    gift: { type: 'gift', products: named(gifts), limit: { maxAccepts: 1 } },
    address: { type: 'address' },
    chat: { type: 'chat', minutes: 5 },
  },
  rules: [
    { id: 'away', when: { 'answers.reason': 'away' }, offers: ['skip'] },
    { id: 'timing', when: { 'answers.reason': 'timing' }, offers: ['later'] },
    { id: 'too-much', when: { 'answers.reason': 'too_much' }, offers: ['rarer'] },
    { id: 'taste', when: { 'answers.reason': 'taste' }, offers: ['tea'] },
    { id: 'moving', when: { 'answers.reason': 'moving' }, offers: ['address'] },
    { id: 'price', when: { 'answers.reason': 'price' }, offers: ['gift'] },
    { id: 'question', when: { 'answers.reason': 'question' }, offers: ['chat'] },
    { id: 'nothing', offers: [] },
  ],
  confirm: { keeps: ['The box that is paid for'], loses: ['Your place for the spring harvest'] },
  flows: [
    {
      id: 'leafpost-weeks',
      audience: { 'subscription.interval': 'week' },
      survey: {
        title: 'Why are you canceling, {{customer.firstName|there}}?',
        order: 'listed',
        reasons: [
          { id: 'away', label: 'I am away', category: 'timing', influence: 'influenceable' },
          { id: 'too_much', label: 'Even so it is too much tea', category: 'usage', influence: 'influenceable' },
          { id: 'other', label: 'Something else', pinned: 'last' },
        ],
      },
      rules: [
        { id: 'away', when: { 'answers.reason': 'away' }, offers: ['skip'] },
        { id: 'too-much', when: { 'answers.reason': 'too_much' }, offers: ['later'] },
        { id: 'nothing', offers: [] },
      ],
    },
    {
      id: 'leafpost-spring',
      draft: true,
      survey: {
        title: 'The spring harvest is near. Why are you canceling?',
        order: 'listed',
        reasons: [
          { id: 'taste', label: 'I do not like this tea', category: 'product', influence: 'influenceable' },
          { id: 'other', label: 'Something else', pinned: 'last' },
        ],
      },
      rules: [
        { id: 'taste', when: { 'answers.reason': 'taste' }, offers: ['tea'] },
        { id: 'nothing', offers: [] },
      ],
    },
  ],
}
