import { StepScreen } from '../StepScreen'
import type { View } from '../view'

/** Says first that nothing has happened, then what can: again, or the page's own way. A refusal is said as it was given. */
export function ErrorStep({ view }: { view: View }) {
  const { failure, refusal, operation, behind } = view.flow
  const { text } = view
  if (failure === 'stranded')
    return <StepScreen view={view} title={text('error.title')} alert={text('error.stranded')} ways={[]} />
  const title = text(`error.${operation?.kind}`) || text('error.title')
  return failure === 'refused' ? (
    <StepScreen
      view={view}
      title={title}
      alert={refusal}
      ways={[behind.length > 0 && { name: 'back' }, { name: 'cancel' }]}
    />
  ) : (
    <StepScreen view={view} title={title} alert={text('error.body')} ways={[{ name: 'retry' }, { name: 'cancel' }]} />
  )
}
