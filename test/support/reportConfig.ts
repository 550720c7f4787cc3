import { parseConfig } from '../../src/config/check/parseConfig'

export const config = parseConfig({
  version: 1,
  id: 'main',
  survey: {
    reasons: [
      { id: 'too_expensive', label: 'It costs too much', category: 'price', influence: 'influenceable' },
      { id: 'closing', label: 'We close', category: 'business', influence: 'uninfluenceable' },
      {
        id: 'other',
        label: 'Something else',
        questions: [{ id: 'again', type: 'nps', label: 'Would you recommend us?' }],
      },
    ],
  },
  offers: {
    save20: { type: 'discount', percentOff: 20, durationInMonths: 3 },
    break: { type: 'pause', lengths: [1, 2], unit: 'month' },
  },
  rules: [
    {
      id: 'price',
      when: { 'answers.reason': 'too_expensive' },
      offers: ['save20'],
      experiment: {
        id: 'price-2026',
        variations: [
          { key: 'control', weight: 0.5, offers: ['save20'] },
          { key: 'pause', weight: 0.5, offers: ['break'] },
        ],
      },
    },
  ],
  holdout: { share: 0.1 },
})
