'use client'

import type { Customer, SessionInfo, Situation, Subscription } from 'fairwell'
import { CancelFlow } from 'fairwell/react'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import config from '../cancel-flow.json'
import { acceptOffer } from './actions'

interface CancelPlanProps {
  customer: Customer
  subscription: Subscription
  history: Situation['history']
  token: string
  /** The button that cancels: it is pressed when the customer confirms, and whenever the flow cannot open. */
  children: ReactNode
}

/** The flow around the button that cancels. Its handlers are a server action. */
export function CancelPlan({ token, children, ...situation }: CancelPlanProps) {
  const { refresh } = useRouter()

  async function accept(choice: object, { sessionId, flowId, answers, offer }: SessionInfo) {
    const { refusal, ...receipt } = await acceptOffer(token, {
      offer: offer?.id ?? '',
      choice,
      sessionId,
      flowId,
      answers,
    })
    // What a server action throws has no words in production, so a refusal comes as an answer.
    if (refusal) throw Object.assign(new Error('refused'), { refusal })
    return receipt
  }

  return (
    <CancelFlow
      config={config}
      endpoint="/cancel-events"
      token={token}
      {...situation}
      handlers={{ discount: accept, pause: accept }}
      on={{ outcome: ({ outcome }) => outcome === 'saved' && refresh() }}
    >
      {children}
    </CancelFlow>
  )
}
