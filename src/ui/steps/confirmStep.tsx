import { addTo, readDate } from '../../flow/calendar'
import type { Ends } from '../../flow/flow'
import { FactList } from '../FactList'
import { h } from '../h'
import { known } from '../offers/facts'
import { Row } from '../Row'
import type { Screen } from '../Screen'
import type { View } from '../view'
import { finalBill, isOwing } from './finalBill'

/** What ends when, what is kept and until when, as the page and the config say it; then two equal buttons. */
export function confirmStep(view: View): Screen {
  const { flow, text, say, date, now } = view
  const { keeps = [], loses = [], dataKeptDays } = flow.config.confirm ?? {}
  const end = endOf(view)
  const rows = known([
    [text('access'), date(end)],
    [text('data'), dataKeptDays === undefined ? dataKeptDays : date(addTo(end ?? now, dataKeptDays, 'day'))],
  ])
  const points = Object.entries({ keeps, loses }).filter(([, list]) => list.length)
  return {
    title: text('confirm.title'),
    lead: isOwing(view) ? '' : text('confirm.body'),
    content: [
      endsChoice(view),
      <div class="card">
        <FactList rows={rows} />
        {finalBill(view)}
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
      </div>,
    ],
    ways: [{ name: 'confirm', part: 'confirm cancel' }, { name: 'keep' }],
  }
}

/** When access ends, as far as it was picked. */
export function endOf(view: View): Date | undefined {
  return view.flow.ends === 'now' ? view.now : periodEnd(view)
}

/** Until when is paid, or what a trial is free of charge. */
function periodEnd({ subscription: { status, trialEnd, currentPeriodEnd } }: View): Date | undefined {
  return (status === 'trialing' && readDate(trialEnd)) || readDate(currentPeriodEnd)
}

/** Where the host can do both; none is picked for the customer. */
function endsChoice(view: View) {
  const { flow, act, text, date } = view
  const { ends = [] } = flow.config.confirm ?? {}
  const { handlers = ['cancel'] } = flow.situation
  const pick = (id: Ends) => act({ type: 'ends', ends: id })
  return (
    ends.length > 1 &&
    handlers.includes('cancel') && (
      <fieldset class="pills">
        <legend>{text('ends')}</legend>
        {ends.map((id) => (
          <Row
            part="choice"
            id={id}
            name="ends"
            label={text(`ends.${id}`, { date: date(periodEnd(view)) })}
            isPicked={flow.ends === id}
            onPick={() => pick(id)}
          />
        ))}
      </fieldset>
    )
  )
}
