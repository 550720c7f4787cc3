import { StepScreen } from '../first/StepScreen'
import { subscriptionName } from '../first/subscriptionName'
import type { View } from '../first/view'
import { FactList } from '../later/FactList'
import { icons } from '../later/icons'
import { knownFacts } from '../later/offers/facts'
import { StateStep } from '../later/StateStep'
import { storeOf } from './storeOf'

/**
 * Says that a store bills the subscription, and leads to the page there that cancels it: nothing here can. Where the merchant bills,
 * it is the screen of a subscription that is canceled or paused.
 */
export function StoreStep({ view }: { view: View }) {
  const { text, act, subscription } = view
  const store = storeOf(subscription)
  if (!store) return <StateStep view={view} />
  const cancel = {
    name: 'refer',
    part: 'cancel',
    label: text('store.cancel', { store: store.name }),
    href: store.url,
    target: '_blank',
    onClick: () => act({ type: 'refer' }),
  }
  return (
    <StepScreen
      view={view}
      title={text('store.title', { store: store.name })}
      icon={icons.out}
      lead={text('store.body')}
      ways={[cancel]}
    >
      <div class="card">
        <FactList rows={knownFacts([[text('plan'), subscriptionName(subscription)]])} />
      </div>
    </StepScreen>
  )
}
