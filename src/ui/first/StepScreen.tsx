import type { ComponentChildren } from 'preact'
import type { NamedOffer } from '../../config/schema/schema'
import { Icon } from './Icon'
import type { View } from './view'
import { Way, type WayProps } from './Way'

/** What one step shows. The layout is the same for all steps. */
export interface StepScreenProps {
  view: View
  title: string
  lead?: string | undefined
  children?: ComponentChildren
  /** An error; screen readers say it at once. */
  alert?: string | undefined
  /** A message that screen readers say when they are done with what they are saying. */
  said?: string | false | undefined
  /** The buttons, of equal weight (law: never harder than staying). */
  ways: (WayProps | false)[]
  /** A link below the buttons, in place of the one that closes without changes. */
  foot?: WayProps | undefined
  /** The offer that the screen is about; names it for the page's tests and styles. */
  offer?: NamedOffer
}

/** A step's screen: the heading, which takes the focus; the progress; a way back and out; the step's own content; the buttons. */
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

/** The progress as text, counted up to `confirm`. Until the Decision is made, the total is the most that it can be. */
function progress({ flow: { step, behind, openedWith, decision, offers, config }, text }: View): string {
  const { rules, steps, survey } = config
  const n = behind.length + 1
  const mayOffer = decision ? offers.length : rules?.length
  // At most one screen comes between the survey and `confirm`.
  const between =
    openedWith === 'survey' && !behind.includes('survey') && (mayOffer || steps || survey.questions) ? 1 : 0
  const total = step === 'confirm' ? n : n + (step === 'survey' || behind.includes('survey') ? 1 : 2) + between
  return step === 'state' ? '' : text('step', { n, total })
}
