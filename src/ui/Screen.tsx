import type { NamedOffer } from '../config/schema'
import { type Children, h } from './h'
import { Icon } from './Icon'
import type { View } from './view'
import { Way, type WayProps } from './Way'

/** What one screen says; how it is laid out is the same for all. */
export interface Screen {
  title: string
  lead?: string | undefined
  content?: Children
  /** Said at once to who cannot see it. */
  alert?: string | undefined
  /** The ways on, of equal weight. */
  ways: (WayProps | false)[]
  offer?: NamedOffer
}

/** A heading that takes the focus, where we are, a way out, and the ways on. */
export function Screen({
  view,
  name,
  title,
  lead,
  content,
  alert,
  ways,
  offer,
}: Screen & { view: View; name: string }) {
  const { step, behind, busy, followed } = view.flow
  const { text } = view
  const isOnTheWay = step !== 'done' && step !== 'error'
  return (
    <div class="screen" id={name} aria-busy={busy} part={offer && 'offer'} data-id={offer?.id} data-type={offer?.type}>
      <h2 part="title" id="title" tabIndex={-1}>
        {title}
      </h2>
      {isOnTheWay && (
        <p class="top">
          {behind.length > 0 && <Way view={view} name="back" class="link" />}
          <span>{progress(view)}</span>
        </p>
      )}
      {step !== 'done' && (
        <Way
          view={view}
          name="close"
          class="x"
          label={<Icon path="M5 5l10 10M15 5L5 15" />}
          aria-label={text('leave')}
        />
      )}
      <p class="dim" id="lead">
        {lead}
      </p>
      {content}
      {alert && (
        <p part="error" role="alert">
          {alert}
        </p>
      )}
      <p part="status" role="status">
        {busy ? text('busy') : offer && offer === followed && text('followed')}
      </p>
      <div class="ways" aria-live="polite">
        {ways.map((way) => way && <Way view={view} {...way} />)}
      </div>
      {isOnTheWay && step !== 'confirm' && <Way view={view} name="keep" class="link" label={text('leave')} />}
    </div>
  )
}

/** Counted to the last click of a cancellation; until the Decision is made, at most so many. */
function progress({ flow: { step, behind, decision, offers, config }, text }: View): string {
  const n = behind.length + 1
  const mayOffer = decision ? offers.length : config.rules?.length
  return text('step', { n, total: step === 'confirm' ? n : mayOffer ? 3 : 2 })
}
