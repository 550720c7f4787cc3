import { Screen } from '../Screen'
import type { View } from '../view'

/** Says first that nothing has happened, then what can: again, or the page's own way. */
export function ErrorStep({ view }: { view: View }) {
  const { flow, act, text } = view
  const isOffer = flow.operation?.kind === 'offer'
  const isStranded = flow.failure === 'stranded'
  const ways = !isStranded && (
    <>
      <button type="button" part="retry" aria-disabled={flow.busy} onClick={() => act({ type: 'retry' })}>
        {text('retry')}
      </button>
      <button type="button" part="cancel" onClick={() => act({ type: 'cancel' })}>
        {text('cancel')}
      </button>
    </>
  )
  return (
    <Screen view={view} title={text(isOffer && !isStranded ? 'errorTitleOffer' : 'errorTitle')} ways={ways}>
      <p part="error" role="alert">
        {text(isStranded ? 'errorStranded' : isOffer ? 'errorBodyOffer' : 'errorBody')}
      </p>
    </Screen>
  )
}
