import type { Paddle } from '@paddle/paddle-node-sdk'
import type { Performer } from 'fairwell/server'
import { applyOnce, checkCurrency, type Member, onlyItem } from './apply'
import { ownDiscount, setDiscount } from './discount'

/**
 * A credit is a discount of the next charge, or of so many: a customer of automatic collection has no balance at Paddle that an amount
 * could be put on.
 */
export function credit(paddle: Paddle): Performer<Member, 'credit'> {
  return (action) =>
    applyOnce(paddle, action, async (applying) => {
      const { amount = 0, currency, periods } = action.choice
      const { subscription } = applying
      if (periods) {
        const time = { recur: periods > 1, maximumRecurringIntervals: periods > 1 ? periods : null }
        const free = await ownDiscount({ type: 'percentage', amount: '100', currencyCode: null, ...time }, applying)
        return setDiscount(free.id, applying)
      }
      checkCurrency('credit', currency ?? subscription.currencyCode, subscription)
      const { price, quantity } = onlyItem(subscription)
      const charge = Number(price.unitPrice.amount) * quantity
      // What is more than the charge would be lost, and the customer was told of all of it.
      if (amount > charge) throw new Error(`credit: expected at most the next charge, ${charge}, got ${amount}`)
      const { currencyCode } = subscription
      const once = {
        type: 'flat' as const,
        amount: String(amount),
        currencyCode,
        recur: false,
        maximumRecurringIntervals: null,
      }
      return setDiscount((await ownDiscount(once, applying)).id, applying)
    })
}
