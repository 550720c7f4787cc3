import type { Notice } from '../decide/offer/notice'
import type { Flow } from './flow'
import { isOnePage } from './isOnePage'

/** The notice as it will be sent: what the page knows of the customer, and over it what they have written. */
export function noticeOf({ config, situation, notice }: Flow): Notice | undefined {
  if (!isOnePage(config, situation)) return undefined
  const { customer = {}, subscription = {} } = situation
  const { firstName, name = firstName, email } = customer
  const contract = [subscription.planName ?? subscription.plan, subscription.id].filter(Boolean).join(' · ')
  const known = { name: typeof name === 'string' ? name : undefined, contract: contract || undefined, email }
  return { ...known, ...notice }
}
