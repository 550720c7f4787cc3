import type { Performer, Performers } from '../../../src/server'

// `tsc` compiles this only while performers have the fields of their own choice. It is never run.

interface User {
  id: string
  subscription: string
}

export const performers: Performers<User> = {
  cancel: ({ choice, customer }) => ({ confirmationId: `${customer.subscription}:${choice.ends === 'now'}` }),
  discount: ({ choice }) => ({ confirmationId: choice.couponId?.toUpperCase() }),
  pause: ({ choice }) => ({ effectiveAt: choice.startsAt, message: `${choice.length * 2} ${choice.unit}` }),
  plan_change: ({ choice }) => ({ confirmationId: choice.planId.trim() }),
  credit: ({ choice }) => ({ message: choice.amount?.toFixed(2) }),
  gift: ({ choice }) => ({ confirmationId: choice.productId.trim() }),
  'office-hours': ({ choice }) => ({ message: String(choice.result) }),
}

export const extend: Performer<User, 'trial_extension'> = ({ choice }) => ({ message: choice.days.toFixed(0) })

export const wrong: Performers<User> = {
  cancel: () => undefined,
  // @ts-expect-error A pause has a length, and no coupon.
  pause: ({ choice }) => ({ confirmationId: choice.couponId }),
}

// @ts-expect-error Whoever may be offered something may cancel.
export const withoutCancel: Performers<User> = { discount: () => undefined }
