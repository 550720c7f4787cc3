import type { FairnessRuleId } from '../../config/fairness/rules'

/** The rules that a flow can only serve, and its page or server has to keep: what to do, in a sentence. */
export const ownDuties: Readonly<Partial<Record<FairnessRuleId, string>>> = {
  'one-page':
    'Your site’s public page has the button that leads here without a login; this flow is what follows after it.',
  'facts-first':
    'The last screen says when access ends and what is charged where your page gives it (subscription.currentPeriodEnd and confirm): see its picture.',
  receipt:
    'Your server answers a cancellation with its date and number, which the last screen shows, and sends a confirmation that lasts.',
  undo: 'Your page handles "resume" and says until when.',
}
