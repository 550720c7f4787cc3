import { addTo, readDate } from '../../flow/calendar'
import { FactList } from '../FactList'
import { Screen } from '../Screen'
import type { View } from '../view'

export function ConfirmStep({ view }: { view: View }) {
  const { flow, act, text, say, format, subscription } = view
  const { keeps = [], loses = [], dataKeptDays } = flow.config.confirm ?? {}
  const end = readDate(subscription.currentPeriodEnd)
  const kept = dataKeptDays === undefined ? undefined : addTo(end ?? view.now, dataKeptDays, 'day')
  const rows = [
    ...(end ? [{ label: text('accessUntil'), value: format.date(end) }] : []),
    ...(kept ? [{ label: text('dataKeptUntil'), value: format.date(kept) }] : []),
  ]
  const plan = subscription.planName
  const ways = (
    <>
      <button type="button" part="confirm cancel" aria-disabled={flow.busy} onClick={() => act({ type: 'confirm' })}>
        {text('confirm')}
      </button>
      <button type="button" part="keep" onClick={() => act({ type: 'keep' })}>
        {text('keep')}
      </button>
    </>
  )
  return (
    <Screen view={view} title={plan ? text('confirmTitle', { plan }) : text('confirmTitlePlain')} ways={ways}>
      <p class="dim">{end ? text('confirmBody', { date: format.date(end) }) : text('confirmBodyPlain')}</p>
      <div class="card">
        <FactList rows={rows} />
        <Points title={text('youKeep')} points={keeps.map(say)} />
        <Points title={text('youLose')} points={loses.map(say)} />
      </div>
    </Screen>
  )
}

function Points({ title, points }: { title: string; points: string[] }) {
  if (!points.length) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}
