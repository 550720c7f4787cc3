import type { Situation } from '../../../src/index'

type Facts = Pick<Situation, 'customer' | 'subscription' | 'history'>

/** A customer to try a config with. */
export interface ExampleCustomer {
  id: string
  label: string
  /** The customer's facts. Dates count from `now`, so that they stay true. */
  facts: (now: Date) => Facts
}

/** Customers whom Tallyroom's config treats differently. The arm of an experiment is dealt by the customer's id. */
export const exampleCustomers: ExampleCustomer[] = [
  {
    id: 'ada',
    label: 'Ada: Studio, 15 months',
    facts: (now) => ({
      customer: { id: 'cus_lindqvist', firstName: 'Ada' },
      subscription: studio(now),
      history: { offers: [] },
    }),
  },
  {
    id: 'ben',
    label: 'Ben: Studio, the experiment’s other arm',
    facts: (now) => ({
      customer: { id: 'cus_okafor', firstName: 'Ben' },
      subscription: studio(now),
      history: { offers: [] },
    }),
  },
  {
    id: 'chidi',
    label: 'Chidi: Studio, had the discount 40 days ago',
    facts: (now) => ({
      customer: { id: 'cus_lindqvist', firstName: 'Chidi' },
      subscription: studio(now),
      history: { offers: [{ id: 'save20', status: 'accepted', time: days(now, -40) }] },
    }),
  },
  {
    id: 'dana',
    label: 'Dana: Solo, 2 months',
    facts: (now) => ({
      customer: { id: 'cus_dana', firstName: 'Dana' },
      subscription: { ...studio(now), plan: 'solo', planName: 'Solo', amount: 1900, startedAt: days(now, -61) },
      history: { offers: [] },
    }),
  },
  {
    id: 'emre',
    label: 'Emre: Studio, paid by the year',
    facts: (now) => ({
      customer: { id: 'cus_emre', firstName: 'Emre' },
      subscription: { ...studio(now), amount: 49000, interval: 'year', currentPeriodEnd: days(now, 200) },
      history: { offers: [] },
    }),
  },
  {
    id: 'fumi',
    label: 'Fumi: already canceling, so not asked',
    facts: (now) => ({
      customer: { id: 'cus_fumi', firstName: 'Fumi' },
      subscription: { ...studio(now), status: 'canceling' },
      history: { offers: [] },
    }),
  },
]

function studio(now: Date): NonNullable<Facts['subscription']> {
  return {
    status: 'active',
    plan: 'studio',
    planName: 'Studio',
    amount: 4900,
    currency: 'USD',
    interval: 'month',
    startedAt: days(now, -457),
    currentPeriodEnd: days(now, 18),
  }
}

/** A time so many days from now. It is midnight, so that two visits on one day give the same text. */
function days(now: Date, count: number): string {
  return `${new Date(now.getTime() + count * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`
}
