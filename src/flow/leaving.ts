import type { Flow, Operation } from './flow'

/** The operation that the customer's last word starts, with all that they have said about it. */
export function leaving({ ends, notice, situation: { kind } }: Flow): Operation {
  const isWithdrawal = kind === 'withdraw'
  return { kind: 'cancel', choice: { ...(ends && { ends }), ...(isWithdrawal && { kind }), ...(notice && { notice }) } }
}
