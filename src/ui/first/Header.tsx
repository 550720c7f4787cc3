import { isBroken } from '../../flow/isBroken'
import { priceOf } from '../../flow/price'
import { Icon } from './Icon'
import type { View } from './view'
import { Way } from './Way'

/** What the header has beside what it always has. */
export interface HeaderProps {
  view: View
  /** Whether it has the button that closes. A screen with a button of that name of its own needs none here. */
  closes: boolean
}

/** The statuses of a subscription that is not charged, so that no price belongs beside its name. */
const uncharged = ['canceling', 'canceled', 'paused']

/** The layouts that stand on the bottom edge of a phone, and so have a handle to drag them down by. */
const sheets = ['modal', 'sheet']

/** What stays in view above every screen before the end: how far it is, the way back, whose subscription it is, and the way out. */
export function Header({ view, closes }: HeaderProps) {
  const { flow, text, say, price, subscription, now } = view
  const { behind, config } = flow
  const { n, total } = progressOf(view)
  const { logo } = config.theme ?? {}
  const { planName, status = '' } = subscription
  // Where a screen of ours broke, writing the price may be what threw, and this screen has to stand (law: the customer's word).
  const paid = uncharged.includes(status) || isBroken(flow) ? undefined : price(priceOf(subscription, now))
  return (
    <div class="top">
      {total > 0 && (
        <p class="bar">
          <span>{text('step', { n, total })}</span>
          {Array.from({ length: total }, (_, index) => (
            <i key={index} class={index < n ? 'on' : ''} />
          ))}
        </p>
      )}
      {total > 0 && behind.length > 0 && (
        <Way
          view={view}
          name="back"
          class="round back"
          label={<Icon path="M11.5 5l-5 5 5 5" />}
          aria-label={text('back')}
        />
      )}
      {logo && <img class="logo" src={logo.src} alt={say(logo.alt)} />}
      <span>
        {planName && <bdi>{planName}</bdi>}
        {planName && paid && ' · '}
        {paid && <bdi>{paid}</bdi>}
      </span>
      {closes && sheets.includes(config.layout ?? 'modal') && (
        <Way view={view} name="close" part="handle" class="handle" label={<i />} aria-label={text('leave')} />
      )}
      {closes && (
        <Way
          view={view}
          name="close"
          class="round"
          label={<Icon path="M6 6l8 8M14 6l-8 8" />}
          aria-label={text('leave')}
        />
      )}
    </div>
  )
}

/**
 * Which screen this is, of how many up to `confirm`. Until the Decision is made, the total is the most that it can be; 0 on
 * screens that are not on the way there.
 */
function progressOf({ flow }: View): { n: number; total: number } {
  const { step, behind, openedWith, decision, offers, config } = flow
  const { rules, steps, survey } = config
  const n = behind.length + 1
  if (['state', 'done', 'error'].includes(step)) return { n, total: 0 }
  const mayOffer = decision ? offers.length : rules?.length
  // At most one screen comes between the survey and `confirm`.
  const between =
    openedWith === 'survey' && !behind.includes('survey') && (mayOffer || steps || survey.questions) ? 1 : 0
  return { n, total: step === 'confirm' ? n : n + (step === 'survey' || behind.includes('survey') ? 1 : 2) + between }
}
