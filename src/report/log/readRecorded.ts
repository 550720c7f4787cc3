import { fields, type Move, text } from './readRecord'
import type { RaisedAlert, Recorded } from './session'

/** What a server posted, where the moves are no flow but that; undefined for a flow. */
export function readRecorded([move]: readonly Move[]): Recorded | undefined {
  const data = fields(move?.data)
  if (move?.type === 'alert.acted')
    return { is: 'acted', alert: text(data.alert) ?? '', session: text(data.session) ?? '' }
  if (move?.type === 'cancellation.recorded') return { is: 'cancellation', channel: text(data.channel) ?? 'unknown' }
  return move?.type === 'feedback.summarized' ? { is: 'feedback' } : undefined
}

/** The alerts among the moves of a flow, each once. */
export function readAlerts(story: readonly Move[]): RaisedAlert[] {
  const raised = new Map<string, RaisedAlert>()
  for (const { type, data, time } of story) {
    const alert = type === 'alert.raised' && text(data.alert)
    if (alert && !raised.has(alert)) raised.set(alert, { alert, at: time })
  }
  return [...raised.values()]
}
