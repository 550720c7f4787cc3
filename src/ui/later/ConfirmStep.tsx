import type { ComponentChildren } from 'preact'
import { isAhead, later } from '../../situation/moment'
import { mostLosses } from '../../situation/mostLosses'
import { periodEnd } from '../../situation/periodEnd'
import type { Subscription } from '../../situation/schema'
import { Icon } from '../first/Icon'
import { Row } from '../first/Row'
import { StepScreen } from '../first/StepScreen'
import type { View } from '../first/view'
import { FactList } from './FactList'
import { billTotal, FinalBill } from './FinalBill'
import { icons } from './icons'
import { knownFacts } from './offers/facts'

/**
 * Says what ends when, what is charged, and what the customer keeps and loses, as far as the page and the config know it.
 * Canceling and keeping are buttons of equal weight (law: never harder than staying). `children` stand above that.
 */
export function ConfirmStep({ view, children }: { view: View; children?: ComponentChildren }) {
  const { flow, text, say, date } = view
  const { keeps = [], loses = [] } = flow.config.confirm ?? {}
  const end = endOf(view)
  const rows = knownFacts([
    [text('access'), date(end)],
    [text('data'), dataKept(view)],
  ])
  // "Now" beside a date to come would say that access ends at once.
  const goesOn = flow.ends !== 'now' && !!end
  const losses = view.subscription.losses?.slice(0, mostLosses) ?? []
  const points = Object.entries({
    keeps: keeps.map((point) => say(point)),
    loses: [...loses.map((point) => say(point)), ...losses.map((loss) => <Loss {...loss} />)],
  }).filter(([, list]) => list.length)
  return (
    <StepScreen
      view={view}
      title={text('confirm.title')}
      lead={isFree(view) ? text('confirm.body') : ''}
      ways={[
        { name: 'confirm', part: 'confirm cancel', label: text(goesOn ? 'confirm.later' : 'confirm') },
        { name: 'keep' },
      ]}
    >
      <EndsChoice view={view} />
      {children}
      <div class="card">
        <FactList rows={rows} />
        <FinalBill view={view} />
        {points.map(([name, list]) => (
          <section key={name}>
            <b>{text(name)}</b>
            <ul>
              {list.map((point, index) => (
                <li key={index} class={name}>
                  <Icon path={name === 'keeps' ? icons.check : icons.dash} />
                  <span>{point}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </StepScreen>
  )
}

/**
 * A fact of the page's own, and where it is known from. Each is laid out in its own direction: the page's language may not be the
 * screen's.
 */
function Loss({ text, source }: { text: string; source: string }) {
  return (
    <>
      <bdi>{text}</bdi>
      <small>{source}</small>
    </>
  )
}

/**
 * When access ends: now where the customer picked that, else at the end of the paid period. Undefined where that is not known, or
 * lies behind: then the page's data are old.
 */
export function endOf({ flow, now, subscription }: View): string | undefined {
  return flow.ends === 'now' ? now.toISOString() : comingEnd(subscription, now)
}

function comingEnd(subscription: Subscription, now: Date): string | undefined {
  const end = periodEnd(subscription)
  return isAhead(end, now) ? end : undefined
}

/** Until when data is kept: a date, or a number of days after access ends where that date is not known. */
function dataKept(view: View): string | undefined {
  const { dataKeptDays: days } = view.flow.config.confirm ?? {}
  if (days === undefined) return undefined
  const end = endOf(view)
  return end ? view.date(later(end, days, 'day')) : view.text('data.days', { duration: view.duration(days, 'day') })
}

/** Whether it is certain that nothing more is charged: the final bill says so or, without one, a trial still runs. */
function isFree(view: View): boolean {
  const { subscription, now } = view
  const total = billTotal(view)
  if (total !== undefined) return total <= 0
  return subscription.status === 'trialing' && isAhead(subscription.trialEnd, now)
}

/** Asks when to end, where the config offers a choice and a handler can do it. Nothing is picked for the customer. */
function EndsChoice({ view }: { view: View }) {
  const { flow, act, text, date } = view
  const { ends = [] } = flow.config.confirm ?? {}
  const { handlers = ['cancel'], kind } = flow.situation
  if (ends.length < 2 || kind === 'withdraw' || !handlers.includes('cancel')) return null
  return (
    <fieldset>
      <legend>{text('ends')}</legend>
      <div class="pills">
        {ends.map((id) => (
          <Row
            key={id}
            part="choice"
            id={id}
            name="ends"
            label={text(`ends.${id}`, { date: date(comingEnd(view.subscription, view.now)) })}
            isPicked={flow.ends === id}
            onPick={() => act({ type: 'ends', ends: id })}
          />
        ))}
      </div>
    </fieldset>
  )
}
