import { addTo, readDate } from '../../flow/calendar'
import { FactList } from '../FactList'
import { h } from '../h'
import { known } from '../offers/facts'
import type { Screen } from '../Screen'
import type { View } from '../view'

/** What ends when, what is kept and until when, as the page and the config say it; then two equal buttons. */
export function confirmStep({ flow, text, say, date, subscription, now }: View): Screen {
  const { keeps = [], loses = [], dataKeptDays } = flow.config.confirm ?? {}
  const end = readDate(subscription.currentPeriodEnd)
  const rows = known([
    [text('access'), date(end)],
    [text('data'), dataKeptDays === undefined ? dataKeptDays : date(addTo(end ?? now, dataKeptDays, 'day'))],
  ])
  const points = Object.entries({ keeps, loses }).filter(([, list]) => list.length)
  return {
    title: text('confirm.title'),
    lead: text('confirm.body'),
    content: (
      <div class="card">
        <FactList rows={rows} />
        {points.map(([name, list]) => (
          <section>
            <b>{text(name)}</b>
            <ul>
              {list.map((point) => (
                <li>{say(point)}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    ),
    ways: [{ name: 'confirm', part: 'confirm cancel' }, { name: 'keep' }],
  }
}
