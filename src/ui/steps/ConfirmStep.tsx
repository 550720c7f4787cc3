import { h } from 'preact'
import type { Text } from '../../config/schema'
import { addTo, readDate } from '../../flow/calendar'
import { FactList } from '../FactList'
import type { Fact } from '../offers/facts'
import { Screen } from '../Screen'
import type { View } from '../view'
import { Way } from '../Way'

/** What ends when, what is kept and until when, as the page and the config say it; then two equal buttons. */
export function ConfirmStep({ view }: { view: View }) {
  const { flow, text, date, subscription, now } = view
  const { keeps, loses, dataKeptDays } = flow.config.confirm ?? {}
  const end = readDate(subscription.currentPeriodEnd)
  const rows: Fact[] = []
  if (end) rows.push([text('access'), date(end)])
  if (dataKeptDays !== undefined) rows.push([text('data'), date(addTo(end ?? now, dataKeptDays, 'day'))])
  const ways = [
    <Way key="confirm" view={view} name="confirm" part="confirm cancel" />,
    <Way key="keep" view={view} name="keep" />,
  ]
  return (
    <Screen view={view} title={text('confirm.title')} ways={ways}>
      <p class="dim">{end ? text('confirm.until', { date: date(end) }) : text('confirm.body')}</p>
      <div class="card">
        <FactList rows={rows} />
        <Points view={view} name="keeps" points={keeps} />
        <Points view={view} name="loses" points={loses} />
      </div>
    </Screen>
  )
}

function Points({ view, name, points = [] }: { view: View; name: 'keeps' | 'loses'; points: Text[] | undefined }) {
  return points.length ? (
    <section>
      <h3>{view.text(name)}</h3>
      <ul>
        {points.map((point, index) => (
          <li key={index}>{view.say(point)}</li>
        ))}
      </ul>
    </section>
  ) : null
}
