import type { Screen } from '../Screen'
import type { View } from '../view'

/** Says first that nothing has happened, then what can: again, or the page's own way. A refusal is said as it was given. */
export function errorStep({ flow, text }: View): Screen {
  const { failure, refusal, operation, behind } = flow
  if (failure === 'stranded') return { title: text('error.title'), alert: text('error.stranded'), ways: [] }
  const title = text(`error.${operation?.kind}`) || text('error.title')
  if (failure !== 'refused') return { title, alert: text('error.body'), ways: [{ name: 'retry' }, { name: 'cancel' }] }
  return { title, alert: refusal, ways: [behind.length > 0 && { name: 'back' }, { name: 'cancel' }] }
}
