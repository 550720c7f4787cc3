import type { Screen } from '../Screen'
import type { View } from '../view'

/** Says first that nothing has happened, then what can: again, or the page's own way. */
export function errorStep({ flow, text }: View): Screen {
  if (flow.failure === 'stranded') return { title: text('error.title'), alert: text('error.stranded'), ways: [] }
  return {
    title: text(flow.operation?.kind === 'offer' ? 'error.offer' : 'error.title'),
    alert: text('error.body'),
    ways: [{ name: 'retry' }, { name: 'cancel' }],
  }
}
