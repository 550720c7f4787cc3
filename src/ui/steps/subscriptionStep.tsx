import { priceOf } from '../../flow/terms'
import { h } from '../h'
import { Row } from '../Row'
import type { Screen } from '../Screen'
import type { View } from '../view'

/** Which of several subscriptions it is about; none is picked for the customer. */
export function subscriptionStep({ flow, act, text, price }: View): Screen {
  return {
    title: text('subscription.title'),
    content: (
      <fieldset class="rows" aria-labelledby="title">
        {flow.subscriptions.map((subscription, index) => (
          <Row
            part="choice"
            id={subscription.id ?? index}
            name="subscription"
            label={subscription.planName ?? subscription.plan ?? subscription.id}
            isPicked={flow.chosen === index}
            onPick={() => act({ type: 'choose', subscription: index })}
          >
            <bdi>{price(priceOf(subscription))}</bdi>
          </Row>
        ))}
      </fieldset>
    ),
    alert: flow.pickMissing ? text('unpicked') : '',
    ways: [{ name: 'continue' }, { name: 'cancel' }],
  }
}
