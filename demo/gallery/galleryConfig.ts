import { commentLabel, surveyTitle } from './galleryTexts'

/** The plans of the gallery's offers. */
const plans = [
  {
    id: 'solo',
    name: 'Solo',
    amount: 1900,
    currency: 'USD',
    interval: 'month',
    features: ['1 seat', '20 invoices a month'],
  },
  {
    id: 'studio-year',
    name: 'Studio, yearly',
    amount: 49000,
    currency: 'USD',
    interval: 'year',
    features: ['All of Studio'],
  },
]

/** The reasons that lead to each offer or bundle of the gallery. A reason and its rule have the same id. */
const leads: Record<string, { label: string; offers: string[]; together?: boolean }> = {
  discount: { label: 'It costs too much', offers: ['discount'] },
  once: { label: 'This month is tight', offers: ['once'] },
  pause: { label: 'I don’t use it enough', offers: ['pause'] },
  weeks: { label: 'I am away for a while', offers: ['weeks'] },
  plan_change: { label: 'I need less than this', offers: ['plan_change'] },
  trial_extension: { label: 'I had no time to try it', offers: ['trial_extension'] },
  credit: { label: 'It was down last week', offers: ['credit'] },
  months: { label: 'My season is over', offers: ['months'] },
  contact: { label: 'Support didn’t help', offers: ['contact'] },
  booking: { label: 'It is hard to set up', offers: ['booking'] },
  video: { label: 'I don’t know how it works', offers: ['video'] },
  film: { label: 'I would rather see it', offers: ['film'] },
  redirect: { label: 'I read about another way', offers: ['redirect'] },
  custom: { label: 'I need more seats', offers: ['custom'] },
  bundle: { label: 'It has bugs', offers: ['bundle'] },
  two: { label: 'Two ways', offers: ['discount', 'pause'], together: true },
  three: { label: 'Three ways', offers: ['discount', 'pause', 'plan_change'], together: true },
  down: { label: 'The server is down', offers: ['down'] },
  refused: { label: 'The server says no', offers: ['refused'] },
}

const offers = {
  discount: { type: 'discount', percentOff: 20, durationInMonths: 3, couponId: 'SAVE20' },
  once: { type: 'discount', amountOff: 1500, currency: 'USD', duration: 'once' },
  pause: { type: 'pause', lengths: [1, 2, 3], unit: 'month' },
  weeks: { type: 'pause', lengths: [1, 2, 4, 6, 8, 12], unit: 'week' },
  plan_change: { type: 'plan_change', plans, starts: 'period_end' },
  trial_extension: { type: 'trial_extension', days: 14 },
  credit: { type: 'credit', amount: 1500, currency: 'USD' },
  months: { type: 'credit', periods: 2 },
  update_payment: { type: 'update_payment', url: 'https://example.com/billing' },
  contact: { type: 'contact', url: 'mailto:help@example.com' },
  booking: {
    type: 'booking',
    url: 'https://example.com/setup',
    minutes: 30,
    person: { name: 'Mara Lindt', role: 'Sets up new accounts', image: '/demo/person.svg' },
  },
  video: { type: 'video', url: 'https://example.com/tour' },
  film: { type: 'video', url: 'https://example.com/tour.mp4', captions: '/demo/tour.vtt' },
  redirect: { type: 'redirect', url: 'https://example.com/guide' },
  custom: { type: 'custom', name: 'seats', title: 'Two more seats, on your plan', data: { seats: 2 } },
  bundle: { type: 'credit', amount: 4900, currency: 'USD', with: 'booking' },
  down: { type: 'discount', percentOff: 10, couponId: 'DOWN' },
  refused: { type: 'discount', percentOff: 10, couponId: 'REFUSED' },
}

/** Offers about deliveries, and the chat. Only frames of theirs have them, since a page loads their words for a config that has one. */
const boxOffers: Record<string, object> = {
  skip: { type: 'skip', upcoming: 3 },
  reschedule: { type: 'reschedule', lengths: [1, 2, 3], unit: 'week' },
  frequency: {
    type: 'frequency',
    intervals: [
      { interval: 'week', intervalCount: 6 },
      { interval: 'month', intervalCount: 2 },
    ],
  },
  swap: {
    type: 'swap',
    products: [
      { id: 'decaf', name: 'Decaf', amount: 4500, currency: 'USD' },
      { id: 'dark', name: 'Dark roast' },
    ],
  },
  gift: { type: 'gift', products: [{ id: 'cup', name: 'A hand-thrown cup' }] },
  address: { type: 'address' },
  chat: { type: 'chat', minutes: 5, person: { name: 'Mara Lindt', role: 'Support', image: '/demo/person.svg' } },
}

/** The reasons that the survey shows where the survey itself is on display. */
const usual = ['too_expensive', 'unused', 'missing_features', 'switched_service', 'temporary']

/** A config that leads to any offer: `picked` names the one reason that leads to it; without it all the usual reasons are there. */
export function galleryConfig(picked?: string, over: Record<string, unknown> = {}): object {
  const box = picked !== undefined && Object.hasOwn(boxOffers, picked)
  const lead = box ? { label: 'It does not fit right now', offers: [picked] } : leads[picked ?? '']
  const reasons = lead ? [{ id: picked, label: lead.label }] : usual.map((id) => ({ id }))
  return {
    version: 1,
    id: 'gallery',
    survey: {
      title: surveyTitle,
      order: 'listed',
      reasons: [...reasons, other],
    },
    // The page's handlers are for the custom offer, too: one that no offer asks for is warned of.
    offers: box ? { ...boxOffers, custom: offers.custom } : offers,
    rules: [
      ...(box
        ? []
        : [{ id: 'payment', on: 'open', when: { 'subscription.status': 'past_due' }, offers: ['update_payment'] }]),
      ...(lead
        ? [{ id: picked, when: { 'answers.reason': picked }, offers: lead.offers, together: 'together' in lead }]
        : []),
    ],
    ...over,
  }
}

const other = { id: 'other', questions: [{ id: 'comment', type: 'text', label: commentLabel }] }

/** One question of every type. */
export const everyQuestion = [
  {
    id: 'blocker',
    type: 'single',
    label: 'What got in the way?',
    options: [
      { id: 'time', label: 'No time' },
      { id: 'setup', label: 'Hard to set up' },
    ],
  },
  {
    id: 'used',
    type: 'multiple',
    label: 'What did you use?',
    options: [
      { id: 'invoices', label: 'Invoices' },
      { id: 'reports', label: 'Reports' },
      { id: 'books', label: 'Books' },
    ],
  },
  { id: 'ease', type: 'rating', label: 'How easy was it to use?', low: 'Hard', high: 'Easy' },
  { id: 'nps', type: 'nps', label: 'Would you tell a friend about it?' },
  { id: 'back', type: 'text', label: 'What would bring you back?' },
]

/** The day so many days from today, such as `2026-11-21`, so that the gallery does not grow old. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

/** Ada, who pays $49 a month for the plan Studio. */
export const ada = {
  customer: { id: 'cus_ada', firstName: 'Ada', addresses: [{ id: 'work', label: 'Work, 21 Quay Street' }] },
  subscription: {
    id: 'sub_studio',
    status: 'active',
    plan: 'studio',
    planName: 'Studio',
    amount: 4900,
    currency: 'USD',
    interval: 'month',
    currentPeriodEnd: inDays(40),
  },
}
