import { CancelFlow } from 'fairwell/react'
import type { Account } from './account'
import config from './cancel-flow.json'

interface CancelPlanProps {
  account: Account
  /** Hears that the subscription is another one now. */
  onChange: () => void
  /** Studio's own cancel: it runs whenever the flow cannot open. */
  cancel: () => void
}

/** The button that cancels, with the flow that opens at its press. */
export function CancelPlan({ account, onChange, cancel }: CancelPlanProps) {
  return (
    <CancelFlow
      config={config}
      endpoint="/cancel-events"
      actions="/cancel-actions"
      {...account}
      on={{ outcome: ({ outcome }) => ['saved', 'canceled'].includes(outcome) && onChange() }}
    >
      <button type="button" id="cancel" onClick={cancel}>
        Cancel plan
      </button>
    </CancelFlow>
  )
}
