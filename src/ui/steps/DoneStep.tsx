import { h } from 'preact'
import { readDate } from '../../flow/calendar'
import { FactList } from '../FactList'
import { type Fact, factsOf } from '../offers/facts'
import { wordingOf } from '../offers/wording'
import { Screen } from '../Screen'
import type { View } from '../view'
import { Way } from '../Way'

/** Shown only after the handler has resolved; stays until it is closed. */
export function DoneStep({ view }: { view: View }) {
  const { flow, text } = view
  const { receipt = {}, outcome } = flow
  const rows = receiptRows(view)
  const title = text(`${outcome}.title`)
  const receiptText = [title, ...rows.map((row) => row.join(': '))].join('\n')
  const ways = [
    <CopyReceipt key="receipt" view={view} receipt={receiptText} />,
    <Way key="close" view={view} name="close" />,
  ]
  return (
    <Screen view={view} title={title} ways={ways}>
      <svg class="check" viewBox="0 0 20 20" aria-hidden="true">
        <path d="M4 10.5l4 4 8-9" />
      </svg>
      <p class="dim">{receipt.message ?? bodyOf(view)}</p>
      <div part="receipt" class="card">
        <FactList rows={rows} />
        {/^https?:/.test(receipt.receiptUrl ?? '') && (
          <a href={receipt.receiptUrl} target="_blank" rel="noopener noreferrer">
            {text('open')}
          </a>
        )}
      </div>
    </Screen>
  )
}

function bodyOf({ flow, text, date, subscription }: View): string {
  if (flow.outcome !== 'canceled') return text('saved.body')
  const end = readDate(flow.receipt?.effectiveAt ?? subscription.currentPeriodEnd)
  return end ? text('canceled.body', { date: date(end) }) : ''
}

function receiptRows(view: View): Fact[] {
  const { flow, text, date, now } = view
  const { operation, receipt } = flow
  const rows: Fact[] = []
  if (operation?.kind === 'offer') {
    const facts = factsOf(view, operation.offer, operation.choice)
    rows.push([wordingOf(view, operation.offer).title, facts.price ?? ''], ...facts.rows)
  }
  rows.push([text('date'), date(now)])
  if (receipt?.confirmationId) rows.push([text('reference'), receipt.confirmationId])
  return rows
}

/** The receipt as text to keep, where the browser lets a page copy. */
function CopyReceipt({ view: { text }, receipt }: { view: View; receipt: string }) {
  // The button's own words tell that it worked; this screen is not drawn again, so nothing writes over them.
  const copy = async (button: HTMLButtonElement) => {
    await navigator.clipboard.writeText(receipt)
    button.textContent = text('copied')
  }
  return navigator.clipboard ? (
    <button type="button" aria-live="polite" onClick={(event) => copy(event.currentTarget).catch(() => {})}>
      {text('receipt')}
    </button>
  ) : null
}
