export interface DemoPlan {
  name: string
  /** Minor units of USD, a month. */
  amount: number
  seats: number
  invoices: number
}

/** What Tallyroom sells. */
export const plans: Record<string, DemoPlan> = {
  studio: { name: 'Studio', amount: 4900, seats: 5, invoices: 200 },
  solo: { name: 'Solo', amount: 1900, seats: 1, invoices: 50 },
  archive: { name: 'Archive', amount: 500, seats: 1, invoices: 0 },
}

/** The coupons that Tallyroom honors: the price comes from here, never from what a browser sends. */
export const coupons: Record<string, { percentOff: number; months: number }> = {
  SAVE20: { percentOff: 20, months: 3 },
}

/** The months for which a subscription can be paused. */
export const pauseLengths = [1, 2, 3]
