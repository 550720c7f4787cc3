import type { Visit } from './visit'

const question = {
  id: 'blocker',
  type: 'single',
  label: 'What got in the way?',
  options: [
    { id: 'time', label: 'No time' },
    { id: 'setup', label: 'Hard to set up' },
  ],
}

/** A reason for each kind of offer: the reason's id is the offer's. `other` leads to none. */
export const everyOffer = {
  version: 1,
  id: 'main',
  survey: {
    order: 'listed',
    reasons: [
      { id: 'discount', label: 'It costs too much', category: 'price', influence: 'influenceable' },
      { id: 'pause', label: 'I don’t use it enough', questions: [question] },
      { id: 'plan_change', label: 'I need less than this' },
      { id: 'trial_extension', label: 'I had no time to try it' },
      { id: 'credit', label: 'It has bugs' },
      { id: 'booking', label: 'It is hard to set up' },
      { id: 'other', label: 'Something else', questions: [{ id: 'comment', type: 'text', label: 'Tell us more' }] },
    ],
  },
  offers: {
    discount: { type: 'discount', percentOff: 20, durationInMonths: 3, couponId: 'SAVE20' },
    pause: { type: 'pause', lengths: [1, 2, 3], unit: 'month', yearly: true },
    plan_change: {
      type: 'plan_change',
      plans: [
        { id: 'lite', name: 'Lite', amount: 1900, currency: 'USD', interval: 'month', features: ['3 reports'] },
        { id: 'solo', name: 'Solo', amount: 900, currency: 'USD', interval: 'month' },
      ],
    },
    trial_extension: { type: 'trial_extension', days: 14 },
    credit: { type: 'credit', amount: 1500, currency: 'USD' },
    booking: { type: 'booking', url: 'https://example.com/setup' },
  },
  rules: ['discount', 'pause', 'plan_change', 'trial_extension', 'credit', 'booking'].map((id) => ({
    id,
    when: { 'answers.reason': id },
    offers: [id],
  })),
  confirm: { keeps: ['Your invoices'], loses: ['Your 14 saved reports'], dataKeptDays: 30 },
}

export const subscriber = {
  customer: { id: 'cus_1', firstName: 'Ada' },
  subscription: {
    id: 'sub_1',
    status: 'active',
    plan: 'pro',
    amount: 4900,
    currency: 'USD',
    interval: 'month',
    currentPeriodEnd: '2026-12-31T12:00:00Z',
  },
}

/** Stepping aside from a slow machine is tested elsewhere. */
export const patient = { data: { timeout: '20000' } }

export const performed = ['discount', 'pause', 'plan_change', 'trial_extension', 'credit']

/** Handlers that write what they got into `host` and answer with what `reply(name)` gives. */
export function handling(names: string[], reply = '() => ({})'): string {
  return `for (const name of ${JSON.stringify(names)}) fairwell('handle', name, (choice, session) => {
    host.push({ handler: name, choice, session })
    return (${reply})(name)
  })
  fairwell('on', 'outcome', (told) => host.push({ outcome: told }))`
}

/** What the page's handlers got, in order. */
export async function handled({ host }: Visit): Promise<Handled[]> {
  return (await host()).filter((entry) => (entry as Handled).handler) as Handled[]
}

export interface Handled {
  handler: string
  choice: Record<string, unknown>
  session: Record<string, unknown>
}

/** What `on('outcome')` was told, in order. */
export async function outcomes({ host }: Visit): Promise<Record<string, unknown>[]> {
  const told = (await host()) as { outcome?: Record<string, unknown> }[]
  return told.map(({ outcome }) => outcome).filter((outcome) => outcome !== undefined)
}

export function reason({ page }: Visit, id: string) {
  return page.locator(`fairwell-dialog [part=reason][data-id="${id}"]`)
}

export function pick({ page }: Visit, id: string | number) {
  return page.locator(`fairwell-dialog [part=choice][data-id="${id}"]`)
}

/** The screen of this step; wait for it before you look at what is on it. */
export function step({ page }: Visit, name: string) {
  return page.locator(`fairwell-dialog dialog[data-step="${name}"]`)
}

/** From the page to the offer that this reason leads to. */
export async function reachOffer(visit: Visit, id: string): Promise<void> {
  await visit.open()
  await reason(visit, id).click()
  await visit.part('continue').click()
  await visit.part('offer').waitFor({ state: 'attached' })
}
