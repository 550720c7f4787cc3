import { addTo } from '../../flow/addTo'
import { readDate } from '../../flow/readDate'
import { FactList } from '../FactList'
import { known } from '../offers/facts'
import { Row } from '../Row'
import { StepScreen } from '../StepScreen'
import type { View } from '../view'
import { FinalBill, isOwing } from './FinalBill'

/** What ends when, what is kept and until when, as the page and the config say it; then two equal buttons. */
export function ConfirmStep({ view }: { view: View }) {
  const { flow, text, say, date, now } = view
  const { keeps = [], loses = [], dataKeptDays } = flow.config.confirm ?? {}
  const end = endOf(view)
  const rows = known([
    [text('access'), date(end)],
    [text('data'), dataKeptDays === undefined ? dataKeptDays : date(addTo(end ?? now, dataKeptDays, 'day'))],
  ])
  const points = Object.entries({ keeps, loses }).filter(([, list]) => list.length)
  return (
    <StepScreen
      view={view}
      title={text('confirm.title')}
      lead={isOwing(view) ? '' : text('confirm.body')}
      ways={[{ name: 'confirm', part: 'confirm cancel' }, { name: 'keep' }]}
    >
      <EndsChoice view={view} />
      <div class="card">
        <FactList rows={rows} />
        <FinalBill view={view} />
        {points.map(([name, list]) => (
          <section key={name}>
            <b>{text(name)}</b>
            <ul>
              {list.map((point, index) => (
                <li key={index}>{say(point)}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </StepScreen>
  )
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
function EndsChoice({ view }: { view: View }) {
  const { flow, act, text, date } = view
  const { ends = [] } = flow.config.confirm ?? {}
  const { handlers = ['cancel'] } = flow.situation
  if (ends.length < 2 || !handlers.includes('cancel')) return null
  return (
    <fieldset class="pills">
      <legend>{text('ends')}</legend>
      {ends.map((id) => (
        <Row
          key={id}
          part="choice"
          id={id}
          name="ends"
          label={text(`ends.${id}`, { date: date(periodEnd(view)) })}
          isPicked={flow.ends === id}
          onPick={() => act({ type: 'ends', ends: id })}
        />
      ))}
    </fieldset>
  )
}
