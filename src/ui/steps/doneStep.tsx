import { readDate } from '../../flow/calendar'
import { linkOf } from '../../flow/choice'
import { canUndo } from '../../flow/resume'
import { FactList } from '../FactList'
import { h } from '../h'
import { Icon } from '../Icon'
import { type Fact, factsOf, known } from '../offers/facts'
import { partnerOf } from '../offers/offerContent'
import { wordingOf } from '../offers/wording'
import type { Screen } from '../Screen'
import type { View } from '../view'
import { Way, type WayProps } from '../Way'
import { endOf } from './confirmStep'

/** Shown only after the handler has resolved; stays until it is closed. */
export function doneStep(view: View): Screen {
  const { text, say, flow, date, now } = view
  const { receipt: { message, receiptUrl = '', confirmationId, undoUntil } = {}, outcome, operation } = flow
  const isCanceled = outcome === 'canceled'
  const title = text(operation?.kind === 'resume' ? 'resumed.title' : `${outcome}.title`)
  const rows = known([
    ...operationRows(view),
    [text('date'), date(now)],
    [text('reference'), confirmationId],
    [text('undoUntil'), date(readDate(undoUntil))],
  ])
  const receipt = [title, ...rows.map((row) => row.join(': '))].join('\n')
  const copy = ({ currentTarget: button }: MouseEvent) =>
    navigator.clipboard.writeText(receipt).then(
      // This screen is not drawn again, so nothing writes over it.
      () => ((button as HTMLElement).textContent = text('copied')),
      () => {},
    )
  const links: (WayProps | false)[] = [
    !!navigator.clipboard && { name: 'copy', onClick: copy },
    {
      name: 'download',
      href: `data:text/plain;charset=utf-8,${encodeURIComponent(receipt)}`,
      download: `${confirmationId ?? flow.config.id}.txt`,
      onClick() {},
    },
    /^https?:/.test(receiptUrl) && { name: 'open', href: receiptUrl, target: '_blank', onClick() {} },
  ]
  return {
    title,
    lead: message ?? (isCanceled ? '' : text('saved.body')),
    content: [
      <div class="check">
        <Icon path="M4 10.5l4 4 8-9" />
      </div>,
      <div part="receipt" class="card">
        <FactList rows={rows} />
        <p class="links">{links.map((link) => link && <Way view={view} class="link" {...link} />)}</p>
      </div>,
      isCanceled && <p class="dim">{say(flow.config.done?.comeBack)}</p>,
    ],
    ways: [canUndo(flow, now) && { name: 'undo' }, partnerWay(view), { name: 'close' }],
  }
}

/** The help that comes with what was taken. */
function partnerWay(view: View): WayProps | false {
  const { operation, config, situation } = view.flow
  const partner = operation?.kind === 'offer' && partnerOf(config, operation.choice.with)
  const href = partner ? linkOf(partner, situation.handlers) : undefined
  return (
    !!partner &&
    !!href && { name: 'open', label: wordingOf(view, partner).accept, href, target: '_blank', onClick() {} }
  )
}

function operationRows(view: View): Fact[] {
  const { flow, text, date, subscription } = view
  const { operation, receipt } = flow
  const { plan, planName = plan } = subscription
  if (operation?.kind === 'resume') return [[text('plan'), planName]]
  if (operation?.kind !== 'offer') return [[text('access'), date(readDate(receipt?.effectiveAt) ?? endOf(view))]]
  const { price = '', rows } = factsOf(view, operation.offer, operation.choice)
  return [[wordingOf(view, operation.offer).summary, price], ...rows]
}
