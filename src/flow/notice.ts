import type { Flow } from './flow'
import { isOnePage } from './isOnePage'

/** What a notice of cancellation or withdrawal says, each as text. */
export interface Notice {
  name?: string | undefined
  /** What the customer calls the contract. */
  contract?: string | undefined
  /** Where the confirmation goes. */
  email?: string | undefined
  /** In Germany: whether it is for good cause, and so at once. */
  kind?: 'ordinary' | 'cause' | undefined
  grounds?: string | undefined
}

/** The notice as it will be sent: what the page knows of the customer, and over it what they have written. */
export function noticeOf({ config, situation, notice }: Flow): Notice | undefined {
  if (!isOnePage(config, situation)) return undefined
  const { customer = {}, subscription = {} } = situation
  const { firstName, name = firstName, email } = customer
  const contract = [subscription.planName ?? subscription.plan, subscription.id].filter(Boolean).join(' · ')
  const known = { name: typeof name === 'string' ? name : undefined, contract: contract || undefined, email }
  return { ...known, ...notice }
}
