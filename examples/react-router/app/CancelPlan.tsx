import type { Customer, Situation, Subscription } from 'fairwell'
import { CancelFlow } from 'fairwell/react'
import type { ReactNode } from 'react'
import { useRevalidator } from 'react-router'
import config from './cancel-flow.json'

interface CancelPlanProps {
  situation: { customer: Customer; subscription: Subscription; history: Situation['history']; token: string }
  /** The button that cancels: it is what runs whenever the flow cannot open. */
  children: ReactNode
}

/** The flow around the button that cancels. */
export function CancelPlan({ situation, children }: CancelPlanProps) {
  const { revalidate } = useRevalidator()
  return (
    <CancelFlow
      config={config}
      endpoint="/cancel-events"
      actions="/cancel-actions"
      {...situation}
      on={{ outcome: ({ outcome }) => ['saved', 'canceled'].includes(outcome) && revalidate() }}
    >
      {children}
    </CancelFlow>
  )
}
