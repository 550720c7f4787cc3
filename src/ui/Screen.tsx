import { type ComponentChildren, h } from 'preact'
import type { View } from './view'
import { Way } from './Way'

export interface ScreenProps {
  view: View
  title: string
  /** The ways on, of equal weight. */
  ways?: ComponentChildren
  children?: ComponentChildren
}

/** What every screen has: a heading that takes the focus, where we are, a way out, and the ways on. */
export function Screen({ view, title, ways, children }: ScreenProps) {
  const { flow, act, text } = view
  const { step, behind, busy } = flow
  const isOpen = step !== 'done'
  const isOnTheWay = isOpen && step !== 'error'
  return (
    <div class="screen" aria-busy={busy}>
      <h2 part="title" id="title" tabIndex={-1}>
        {title}
      </h2>
      {isOnTheWay && (
        <p class="top">
          {behind.length > 0 && <Way view={view} name="back" class="link" />}
          <span>{progress(view)}</span>
        </p>
      )}
      {isOpen && (
        <button type="button" part="close" class="x" aria-label={text('leave')} onClick={() => act({ type: 'close' })}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M5 5l10 10M15 5L5 15" />
          </svg>
        </button>
      )}
      {children}
      <p part="status" role="status">
        {busy && text('busy')}
      </p>
      <div class="ways">{ways}</div>
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
