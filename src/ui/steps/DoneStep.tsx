import { readDate } from '../../flow/calendar'
import type { Flow } from '../../flow/flow'
import { FactList } from '../FactList'
import { type Fact, factsOf } from '../offers/facts'
import { Screen } from '../Screen'
import type { View } from '../view'
import { CopyReceipt } from './CopyReceipt'

/** Shown only after the handler has resolved; stays until it is closed. */
export function DoneStep({ view }: { view: View }) {
  const { flow, act, text } = view
  const { receipt = {} } = flow
  const rows = receiptRows(view)
  const title = titleOf(view, flow.outcome)
  const ways = (
    <>
      <CopyReceipt view={view} lines={[title, ...rows.map(({ label, value }) => `${label}: ${value}`)]} />
      <button type="button" part="close" onClick={() => act({ type: 'close' })}>
        {text('close')}
      </button>
    </>
  )
  return (
    <Screen view={view} title={title} ways={ways}>
      <svg class="check" viewBox="0 0 20 20" aria-hidden="true">
        <path d="M4 10.5l4 4 8-9" />
      </svg>
      <p class="dim">{receipt.message ?? bodyOf(view, flow.outcome)}</p>
      <div part="receipt" class="card">
        <FactList rows={rows} />
        {receipt.receiptUrl && /^https?:/.test(receipt.receiptUrl) && (
          <a href={receipt.receiptUrl} target="_blank" rel="noopener noreferrer">
            {text('receiptLink')}
          </a>
        )}
      </div>
    </Screen>
  )
}

function titleOf({ flow, text, say }: View, outcome: Flow['outcome']): string {
  const offer = flow.operation?.kind === 'offer' ? flow.operation.offer : undefined
  if (outcome === 'canceled') return text('canceledTitle')
  if (outcome === 'referred') return text('referredTitle')
  return offer?.title ? `${text('savedTitle')}: ${say(offer.title)}` : text('savedTitle')
}

function bodyOf({ flow, text, format, subscription }: View, outcome: Flow['outcome']): string {
  const end = readDate(flow.receipt?.effectiveAt ?? subscription.currentPeriodEnd)
  if (outcome === 'canceled') return end ? text('canceledBody', { date: format.date(end) }) : ''
  return text(outcome === 'referred' ? 'referredBody' : 'savedBody')
}

function receiptRows(view: View): Fact[] {
  const { flow, text, format, now } = view
  const { operation, receipt } = flow
  const facts = operation?.kind === 'offer' ? factsOf(view, operation.offer, operation.choice) : undefined
  const reference = receipt?.confirmationId
  return [
    ...(facts?.price ? [{ label: text('planNow'), value: facts.price }] : []),
    ...(facts?.rows ?? []),
    { label: text('madeOn'), value: format.date(now) },
    ...(reference ? [{ label: text('reference'), value: reference }] : []),
  ]
}
