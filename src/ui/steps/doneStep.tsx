import { readDate } from '../../flow/calendar'
import { FactList } from '../FactList'
import { h } from '../h'
import { Icon } from '../Icon'
import { type Fact, factsOf, known } from '../offers/facts'
import { wordingOf } from '../offers/wording'
import type { Screen } from '../Screen'
import type { View } from '../view'

/** Shown only after the handler has resolved; stays until it is closed. */
export function doneStep(view: View): Screen {
  const { text, flow, date, now } = view
  const { receipt: { message, receiptUrl = '', confirmationId } = {}, outcome } = flow
  const title = text(`${outcome}.title`)
  const rows = known([...operationRows(view), [text('date'), date(now)], [text('reference'), confirmationId]])
  const copy = ({ currentTarget: button }: MouseEvent) =>
    navigator.clipboard.writeText([title, ...rows.map((row) => row.join(': '))].join('\n')).then(
      // This screen is not drawn again, so nothing writes over it.
      () => ((button as HTMLElement).textContent = text('copied')),
      () => {},
    )
  return {
    title,
    lead: message ?? (outcome === 'canceled' ? '' : text('saved.body')),
    content: [
      <div class="check">
        <Icon path="M4 10.5l4 4 8-9" />
      </div>,
      <div part="receipt" class="card">
        <FactList rows={rows} />
        {/^https?:/.test(receiptUrl) && (
          <a href={receiptUrl} target="_blank" rel="noreferrer">
            {text('open')}
          </a>
        )}
      </div>,
    ],
    ways: [!!navigator.clipboard && { name: 'copy', onClick: copy }, { name: 'close' }],
  }
}

function operationRows(view: View): Fact[] {
  const { flow, text, date, subscription } = view
  const { operation, receipt } = flow
  if (operation?.kind !== 'offer')
    return [[text('access'), date(readDate(receipt?.effectiveAt ?? subscription.currentPeriodEnd))]]
  const { price = '', rows } = factsOf(view, operation.offer, operation.choice)
  return [[wordingOf(view, operation.offer).summary, price], ...rows]
}
