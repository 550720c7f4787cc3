import type { ComponentChildren } from 'preact'
import type { NamedOffer } from '../../config/schema/schema'
import { Header } from './Header'
import { Icon } from './Icon'
import type { View } from './view'
import { Way, type WayProps } from './Way'

/** What one step shows. The layout is the same for all steps. */
export interface StepScreenProps {
  view: View
  title: string
  /** The SVG path of the icon above the title. */
  icon?: string | undefined
  /** The color of the icon: a role of the styles. Default: the brand's. */
  tone?: 'good' | 'bad'
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

/** How many letters the longest word on these buttons has: it decides how many of them stand in a row. */
function longestWord({ text }: View, ways: (WayProps | false)[]): number {
  const words = ways.flatMap((way) => (way ? `${way.label ?? text(way.name)}`.split(/[\s\u00ad-]/) : []))
  return Math.max(0, ...words.map(({ length }) => length))
}

/** A step's screen: the heading, which takes the focus; the header; the step's own content; the buttons. */
export function StepScreen({
  view,
  title,
  icon,
  tone,
  lead,
  children,
  alert,
  said,
  ways,
  foot,
  offer,
}: StepScreenProps) {
  const { step, behind, busy } = view.flow
  const { text } = view
  const isOnTheWay = step !== 'done' && step !== 'error'
  const leave = isOnTheWay && step !== 'confirm' && { name: 'keep', label: text('leave') }
  const last = foot ?? leave
  const closes = !ways.some((way) => way && way.name === 'close')
  return (
    <div
      class={behind.length ? 'screen next' : 'screen'}
      aria-busy={busy}
      part={offer && 'offer'}
      data-id={offer?.id}
      data-type={offer?.type}
    >
      <h2 part="title" id="title" tabIndex={-1}>
        {title}
      </h2>
      {(isOnTheWay || closes) && <Header view={view} closes={closes} />}
      {icon && (
        <div class={tone ? `tile ${tone}` : 'tile'}>
          <Icon path={icon} />
        </div>
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
      <div class="ways" aria-live="polite" style={{ '--word': longestWord(view, ways) }}>
        {ways.map((way) => way && <Way key={way.name} view={view} {...way} />)}
      </div>
      {last && <Way view={view} {...last} class="link" />}
    </div>
  )
}
