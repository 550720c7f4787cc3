import { h } from 'preact'
import { Screen } from '../Screen'
import type { View } from '../view'
import { Way } from '../Way'

/** Says first that nothing has happened, then what can: again, or the page's own way. */
export function ErrorStep({ view }: { view: View }) {
  const { flow, text } = view
  const isStranded = flow.failure === 'stranded'
  const isOffer = flow.operation?.kind === 'offer' && !isStranded
  const ways = !isStranded && [
    <Way key="retry" view={view} name="retry" />,
    <Way key="cancel" view={view} name="cancel" />,
  ]
  return (
    <Screen view={view} title={text(isOffer ? 'error.offer' : 'error.title')} ways={ways}>
      <p part="error" role="alert">
        {text(isStranded ? 'error.stranded' : 'error.body')}
      </p>
    </Screen>
  )
}
