/** A React component around the button that cancels, with a handler for each of these types of offers. */
export function reactComponent(handled: readonly string[]): string {
  return `import type { Customer, Subscription } from 'fairwell'
import { CancelFlow } from 'fairwell/react'
import config from './cancel-flow.json'

interface CancelPlanProps {
  customer: Customer
  subscription: Subscription
  /** What your button did before: it runs when the customer confirms, and whenever the flow cannot open. */
  cancel: () => void
}

/** What it answers decides: 2xx is done; of a 4xx with { message } the customer reads the message. */
const post = (path: string, choice: object) =>
  fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(choice) })

const handlers = {
${handled.map((type) => `  ${type}: (choice: object) => post('/subscription/${type}', choice),`).join('\n')}
}

export function CancelPlan({ customer, subscription, cancel }: CancelPlanProps) {
  return (
    <CancelFlow
      config={config}
      endpoint="/cancel-events"
      customer={customer}
      subscription={subscription}
      handlers={handlers}
    >
      <button onClick={cancel}>Cancel my subscription</button>
    </CancelFlow>
  )
}
`
}
