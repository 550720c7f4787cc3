import type { ComponentChildren } from 'preact'
import type { NamedOffer } from '../../config/schema/schema'
import { Icon } from './Icon'
import type { View } from './view'
import { Way, type WayProps } from './Way'

/** What one step says; how it is laid out is the same for all. */
export interface StepScreenProps {
  view: View
  title: string
  lead?: string | undefined
  children?: ComponentChildren
  /** Said at once to who cannot see it. */
  alert?: string | undefined
  /** Said when there is time. */
  said?: string | false | undefined
  /** The ways on, of equal weight. */
  ways: (WayProps | false)[]
  /** A quiet one below them, when it is not to close without changes. */
  foot?: WayProps | undefined
  offer?: NamedOffer
}

/** A heading that takes the focus, where we are, a way out, and the ways on. */
export function StepScreen({ view, title, lead, children, alert, said, ways, foot, offer }: StepScreenProps) {
  const { step, behind, busy } = view.flow
  const { text } = view
  const isOnTheWay = step !== 'done' && step !== 'error'
  const leave = isOnTheWay && step !== 'confirm' && { name: 'keep', label: text('leave') }
  const last = foot ?? leave
  const where = progress(view)
  return (
    <div class="screen" aria-busy={busy} part={offer && 'offer'} data-id={offer?.id} data-type={offer?.type}>
      <h2 part="title" id="title" tabIndex={-1}>
        {title}
      </h2>
      {isOnTheWay && (
        <p class="top">
          {behind.length > 0 && <Way view={view} name="back" class="link" />}
          {where && <span>{where}</span>}
        </p>
      )}
      {!ways.some((way) => way && way.name === 'close') && (
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
      {children}
      {alert && (
        <p part="error" role="alert">
          {alert}
        </p>
      )}
      <p part="status" role="status">
        {busy ? text('busy') : said}
      </p>
      <div class="ways" aria-live="polite">
        {ways.map((way) => way && <Way key={way.name} view={view} {...way} />)}
      </div>
      {last && <Way view={view} {...last} class="link" />}
    </div>
  )
}

/** Counted to the last click of a cancellation; until the Decision is made, at most so many. */
function progress({ flow: { step, behind, openedWith, decision, offers, config }, text }: View): string {
  const { rules, steps, survey } = config
  const n = behind.length + 1
  const mayOffer = decision ? offers.length : rules?.length
  // Between the survey and `confirm` there is room for one screen.
  const between =
    openedWith === 'survey' && !behind.includes('survey') && (mayOffer || steps || survey.questions) ? 1 : 0
  const total = step === 'confirm' ? n : n + (step === 'survey' || behind.includes('survey') ? 1 : 2) + between
  return step === 'state' ? '' : text('step', { n, total })
}
