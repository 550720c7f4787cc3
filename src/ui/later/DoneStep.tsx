import { Component } from 'preact'
import { linkOf } from '../../flow/choice'
import { canUndo } from '../../flow/resume'
import { StepScreen } from '../first/StepScreen'
import { subscriptionName } from '../first/subscriptionName'
import type { View } from '../first/view'
import { Way, type WayProps } from '../first/Way'
import { endOf } from './ConfirmStep'
import { FactList } from './FactList'
import { icons } from './icons'
import type { Fact } from './offers/fact'
import { factsOf, knownFacts } from './offers/facts'
import { partnerOf } from './offers/OfferContent'
import { savedTitle } from './offers/savedTitle'
import { wordingOf } from './offers/wording'

/** Says what was done, with a receipt. It is shown only after the handler has resolved (law: picked is applied). */
export function DoneStep({ view }: { view: View }) {
  const { text, say, flow, now } = view
  const { receipt: { message } = {}, outcome } = flow
  const isCanceled = outcome === 'canceled'
  return (
    <StepScreen
      view={view}
      title={titleOf(view)}
      icon={icons.check}
      tone="good"
      lead={message ?? (isCanceled ? '' : (moreLead(view) ?? text('saved.body')))}
      ways={[canUndo(flow, now) && { name: 'undo' }, partnerWay(view), { name: 'close' }]}
    >
      <div part="receipt" class="card">
        <FactList rows={receiptRows(view)} />
        <ReceiptLinks view={view} />
      </div>
      {isCanceled && <p class="dim">{say(flow.config.done?.comeBack)}</p>}
    </StepScreen>
  )
}

/** What comes next after an offer of the further ones. */
function moreLead(view: View): string | undefined {
  const { operation } = view.flow
  return operation?.kind === 'offer' ? view.more?.leadOf(view, operation.offer) : undefined
}

/** The heading: what the customer has now, where that is known, else that it is done. */
function titleOf(view: View): string {
  const { text, flow } = view
  const { operation, outcome } = flow
  if (operation?.kind === 'resume') return text('resumed.title')
  const isTaken = operation?.kind === 'offer' && (outcome === 'saved' || outcome === 'referred')
  return (isTaken && savedTitle(view, operation.offer, operation.choice)) || text(`${outcome}.title`)
}

function receiptRows(view: View): Fact[] {
  const { text, date, now, flow } = view
  const { confirmationId, undoUntil } = flow.receipt ?? {}
  return knownFacts([
    ...operationRows(view),
    [text(`${flow.outcome}.date`) || text('date'), date(now.toISOString())],
    [text('reference'), confirmationId],
    [text('undoUntil'), date(undoUntil)],
  ])
}

/** Links to copy the receipt, to save it as a text file, and to open the merchant's own. */
function ReceiptLinks({ view }: { view: View }) {
  const { confirmationId, receiptUrl = '' } = view.flow.receipt ?? {}
  const receipt = [titleOf(view), ...receiptRows(view).map((row) => row.join(': '))].join('\n')
  const link = { view, class: 'link', onClick() {} }
  return (
    <p class="links">
      {navigator.clipboard && <CopyWay view={view} copied={receipt} />}
      <Way
        {...link}
        name="download"
        href={`data:text/plain;charset=utf-8,${encodeURIComponent(receipt)}`}
        download={`${confirmationId ?? view.flow.config.id}.txt`}
      />
      {/^https?:/.test(receiptUrl) && <Way {...link} name="open" href={receiptUrl} target="_blank" />}
    </p>
  )
}

/** Copies a text, and says in its label that it has. It is a class because Preact's hooks would add 1 KB for this one state. */
class CopyWay extends Component<{ view: View; copied: string }, { isCopied: boolean }> {
  override state = { isCopied: false }

  override render() {
    const { view, copied } = this.props
    const copy = () => {
      const say = () => this.setState({ isCopied: true })
      navigator.clipboard.writeText(copied).then(say, () => {})
    }
    const label = view.text(this.state.isCopied ? 'copied' : 'copy')
    return <Way view={view} name="copy" class="link" label={label} onClick={copy} />
  }
}

/** A link to the help offer that comes with the accepted offer, if it is one that a link fulfills. */
function partnerWay(view: View): WayProps | false {
  const { operation, config, situation } = view.flow
  const partner = operation?.kind === 'offer' && partnerOf(config, operation.choice.with)
  const href = partner ? linkOf(partner, situation.handlers) : undefined
  return (
    !!partner &&
    !!href && { name: 'open', label: wordingOf(view, partner).accept, href, target: '_blank', onClick() {} }
  )
}

/** What was done, as rows of the receipt. */
function operationRows(view: View): Fact[] {
  const { flow, text, date, subscription } = view
  const { operation, receipt } = flow
  if (operation?.kind === 'resume') return [[text('plan'), subscriptionName(subscription)]]
  if (operation?.kind !== 'offer') return [[text('access'), date(receipt?.effectiveAt) ?? date(endOf(view))]]
  const { price = '', rows } = factsOf(view, operation.offer, operation.choice)
  const { summary } = wordingOf(view, operation.offer)
  const picked = view.more?.pickedOf(view, operation.offer)
  return [picked && price ? [picked, price] : [summary, price || picked], ...rows]
}
