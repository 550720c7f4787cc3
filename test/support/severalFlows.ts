import { parseConfig } from '../../src/config/check/parseConfig'

/** A config with three flows beside its own: for yearly customers, for those in trial, and a draft for everyone who pays in euro. */
export const severalFlows = {
  version: 1,
  id: 'studio',
  survey: { order: 'listed', reasons: [{ id: 'price', label: 'It costs too much' }, { id: 'other' }] },
  offers: {
    save: { type: 'discount', percentOff: 20, limit: { maxAccepts: 1 } },
    rest: { type: 'pause', lengths: [1], unit: 'month' },
  },
  rules: [{ id: 'everyone', offers: ['rest'] }],
  confirm: { loses: ['Your saved views'] },
  flows: [
    {
      id: 'yearly',
      audience: { 'subscription.interval': 'year' },
      survey: {
        order: 'listed',
        reasons: [
          { id: 'refund', label: 'I want my money back' },
          { id: 'price', label: 'The price' },
        ],
      },
      rules: [{ id: 'yearly', offers: ['save'] }],
    },
    { id: 'euro', draft: true, audience: { 'subscription.currency': 'EUR' }, rules: [{ id: 'euro', offers: [] }] },
    { id: 'trial', audience: { 'subscription.status': 'trialing' }, rules: [{ id: 'nothing', offers: [] }] },
  ],
} as const

/** The same, read. */
export const severalFlowsConfig = parseConfig(severalFlows)
