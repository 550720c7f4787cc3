import { priceOf } from '../../flow/price'
import { Row } from '../first/Row'
import { StepScreen } from '../first/StepScreen'
import { subscriptionName } from '../first/subscriptionName'
import type { View } from '../first/view'

/** Asks which of several subscriptions it is about. None is picked for the customer. */
export function SubscriptionStep({ view }: { view: View }) {
  const { flow, act, text, price, now } = view
  return (
    <StepScreen
      view={view}
      title={text('subscription.title')}
      alert={flow.pickMissing ? text('unpicked') : ''}
      ways={[{ name: 'continue' }, { name: 'cancel' }]}
    >
      <fieldset class="rows" aria-labelledby="title">
        {flow.subscriptions.map((subscription, index) => (
          <Row
            key={index}
            part="choice"
            id={subscription.id ?? index}
            name="subscription"
            label={subscriptionName(subscription) ?? `${text('plan')} ${index + 1}`}
            isPicked={flow.chosen === index}
            onPick={() => act({ type: 'choose', subscription: index })}
          >
            <bdi>{price(priceOf(subscription, now))}</bdi>
          </Row>
        ))}
      </fieldset>
    </StepScreen>
  )
}
