import type { ComponentChildren } from 'preact'
import type { View } from './view'

export interface ScreenProps {
  view: View
  title: string
  /** The ways on, of equal weight. */
  ways?: ComponentChildren
  children?: ComponentChildren
}

/** What every screen has: where we are, a heading that takes the focus, a way out, and the ways on. */
export function Screen({ view, title, ways, children }: ScreenProps) {
  const { flow, act, text } = view
  const isOver = flow.step === 'done'
  return (
    <div class="screen" aria-busy={flow.busy}>
      <h2 part="title" id="title" tabIndex={-1}>
        {title}
      </h2>
      <p class="top">
        {flow.behind.length > 0 && !isOver && flow.step !== 'error' && (
          <button type="button" part="back" class="link" onClick={() => act({ type: 'back' })}>
            {text('back')}
          </button>
        )}
        <span>{progress(view)}</span>
      </p>
      {!isOver && (
        <button
          type="button"
          part="close"
          class="x"
          aria-label={text('closeUnchanged')}
          onClick={() => act({ type: 'close' })}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M5 5l10 10M15 5L5 15" />
          </svg>
        </button>
      )}
      {children}
      <p part="status" role="status">
        {flow.busy && text('busy')}
      </p>
      <div class="ways">{ways}</div>
      {!isOver && flow.step !== 'confirm' && flow.step !== 'error' && (
        <button type="button" part="keep" class="link" onClick={() => act({ type: 'keep' })}>
          {text('closeUnchanged')}
        </button>
      )}
    </div>
  )
}

/** Counted to the last click of a cancellation; until the Decision is made, at most so many. */
function progress({ flow, text }: View): string {
  const steps = { survey: 1, offer: 2, confirm: flow.behind.length + 1 }
  const n = steps[flow.step as keyof typeof steps]
  const mayOffer = flow.decision ? flow.offers.length > 0 : (flow.config.rules ?? []).length > 0
  const total = flow.step === 'confirm' ? n : mayOffer ? 3 : 2
  return n ? text('step', { n, total }) : ''
}
