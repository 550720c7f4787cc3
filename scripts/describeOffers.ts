import type { Description } from './description'

/** What the options of `offers` do, by their paths. */
export const offerDescriptions: Record<string, Description> = {
  offers: {
    does: 'What can be offered, by id. Rules name the ids.',
    example: {
      save20: {
        type: 'discount',
        percentOff: 20,
        durationInMonths: 3,
        couponId: 'SAVE20',
        limit: { cooldownDays: 365 },
      },
    },
  },
  'offers.*.type': { does: 'The kind of offer; it says which of the keys below apply.', example: 'discount' },
  'offers.*.title': { does: 'The heading.', example: 'Stay for 20% less', otherwise: 'made from the numbers' },
  'offers.*.body': { does: 'A paragraph under it.', example: 'For the next three months.' },
  'offers.*.acceptLabel': { does: 'The button that takes it.', example: 'Take 20% off', otherwise: 'by type' },
  'offers.*.declineLabel': { does: 'The button that does not.', example: 'No, thanks', otherwise: 'a neutral label' },
  'offers.*.with': {
    does: 'A second offer in the same bundle: one that helps by a link (`booking`, `contact`, `video`). Taking the first opens the way to it.',
    example: 'setup',
  },
  'offers.*.then': {
    does: 'The offer to show where this one is declined: a second screen, under the preset `relaxed` alone. A chain is two offers long.',
    example: 'break',
  },
  'offers.*.limit': { does: 'How often one customer may have it.', example: { cooldownDays: 180 } },
  'offers.*.limit.cooldownDays': { does: 'Days from accepting it to being offered it again.', example: 180 },
  'offers.*.limit.maxAccepts': { does: 'How often it may be accepted.', example: 1 },
  'offers.*.limit.maxShows': { does: 'How often it may be shown.', example: 3 },
  'offers.*(discount).percentOff': { does: 'Percent off the price. This or `amountOff`.', example: 20 },
  'offers.*(discount).amountOff': {
    does: 'Minor units off the whole charge, whatever the quantity. This or `percentOff`.',
    example: 500,
  },
  'offers.*(discount).currency': { does: 'The currency of `amountOff`; others are not offered it.', example: 'USD' },
  'offers.*(discount).duration': {
    does: 'For one charge or all. `durationInMonths` goes first.',
    example: 'forever',
    otherwise: 'once',
  },
  'offers.*(discount).durationInMonths': {
    does: 'For so many months, from the day it is taken. Not offered where that ends before the next charge.',
    example: 3,
  },
  'offers.*(discount).couponId': { does: 'Handed to your handler as `choice.couponId`.', example: 'SAVE20' },
  'offers.*(pause).lengths': { does: 'The lengths to pick from.', example: [1, 2, 3] },
  'offers.*(pause).unit': { does: 'What a length counts.', example: 'month' },
  'offers.*(pause).starts': {
    does: 'When it begins: at once, or when the paid period ends, so that no paid day is lost. Handed over as `choice.startsAt`, with `choice.resumesAt`; both are left out where the period’s end is not known.',
    example: 'now',
    otherwise: 'period_end',
  },
  'offers.*(pause).yearly': { does: 'Whether yearly subscriptions may pause too.', example: true, otherwise: 'false' },
  'offers.*(plan_change).plans': {
    does: 'The plans to pick from. Those in another currency are left out.',
    example: [{ id: 'lite', name: 'Lite', amount: 900, currency: 'USD', interval: 'month' }],
  },
  'offers.*(plan_change).plans[].id': { does: 'Handed to your handler as `choice.planId`.', example: 'lite' },
  'offers.*(plan_change).plans[].name': { does: 'The plan as the customer knows it.', example: 'Lite' },
  'offers.*(plan_change).plans[].amount': {
    does: 'What one unit costs, in minor units; shown times the quantity.',
    example: 900,
  },
  'offers.*(plan_change).plans[].currency': { does: 'The currency of `amount` (ISO 4217).', example: 'USD' },
  'offers.*(plan_change).plans[].interval': { does: 'What is paid for at a time.', example: 'month' },
  'offers.*(plan_change).plans[].intervalCount': { does: 'So many intervals.', example: 3, otherwise: '1' },
  'offers.*(plan_change).plans[].features': { does: 'What the plan has.', example: ['3 projects'] },
  'offers.*(plan_change).starts': {
    does: 'When your handler makes the change: the offer and the receipt say that day.',
    example: 'period_end',
    otherwise: 'nothing is said',
  },
  'offers.*(trial_extension).days': { does: 'Days more. Offered to customers in a trial only.', example: 14 },
  'offers.*(credit).amount': { does: 'Minor units of credit, off the whole charge. This or `periods`.', example: 1000 },
  'offers.*(credit).currency': { does: 'The currency of `amount`; others are not offered it.', example: 'USD' },
  'offers.*(credit).periods': { does: 'So many billing periods free. This or `amount`.', example: 1 },
  'offers.*(update_payment).url': {
    does: 'The page to do it on (http or https).',
    example: 'https://example.com/billing',
    otherwise: 'your handler does it',
  },
  'offers.*(contact).url': {
    does: 'Where to reach you: http(s), `mailto:` or `tel:`.',
    example: 'mailto:hi@example.com',
    otherwise: 'your handler does it',
  },
  'offers.*(booking).url': { does: 'Where to book (http or https).', example: 'https://example.com/setup' },
  'offers.*(video).url': {
    does: 'What to watch (http or https). A film (mp4, m4v, webm, ogv) plays on the card, and is asked for only then; a page opens in a tab.',
    example: 'https://example.com/tour.mp4',
  },
  'offers.*(video).captions': {
    does: 'The film’s captions, a WebVTT file; by language where there are several.',
    example: { en: '/tour.en.vtt', 'zh-Hans': '/tour.zh.vtt' },
  },
  'offers.*(redirect).url': { does: 'Where to go (http or https).', example: 'https://example.com/plans' },
  ...helpAt('contact'),
  ...helpAt('booking'),
  ...helpAt('video'),
  ...helpAt('redirect'),
  ...helpAt('chat'),
  'offers.*(skip).upcoming': {
    does: 'How many of the next deliveries to pick one of. With 1, or where no day is known, it is the next one.',
    example: 3,
    otherwise: '1',
  },
  'offers.*(reschedule).lengths': { does: 'How much later the next delivery may come.', example: [1, 2, 3] },
  'offers.*(reschedule).unit': { does: 'What a length counts.', example: 'week' },
  'offers.*(frequency).intervals': {
    does: 'How often it may come instead. The one that the customer has is left out.',
    example: [
      { interval: 'week', intervalCount: 6 },
      { interval: 'month', intervalCount: 2 },
    ],
  },
  'offers.*(frequency).intervals[].interval': { does: 'What lies between two deliveries.', example: 'week' },
  'offers.*(frequency).intervals[].intervalCount': { does: 'So many intervals.', example: 6, otherwise: '1' },
  'offers.*(swap).products': {
    does: 'The products to pick from. The one that the customer has (`subscription.delivery.product`), and those in another currency, are left out.',
    example: [{ id: 'decaf', name: 'Decaf' }],
  },
  'offers.*(swap).products[].id': { does: 'Handed to your handler as `choice.productId`.', example: 'decaf' },
  'offers.*(swap).products[].name': { does: 'The product as the customer knows it.', example: 'Decaf' },
  'offers.*(swap).products[].image': { does: 'The address of a picture.', example: '/images/decaf.webp' },
  'offers.*(swap).products[].amount': {
    does: 'What one unit costs at each charge, in minor units.',
    example: 1900,
    otherwise: 'the price stays',
  },
  'offers.*(swap).products[].currency': {
    does: 'The currency of `amount`.',
    example: 'USD',
    otherwise: 'the subscription’s',
  },
  'offers.*(gift).products': {
    does: 'What comes free with the next delivery: one, or several to pick one of.',
    example: [{ id: 'cup', name: 'A cup' }],
  },
  'offers.*(gift).products[].id': { does: 'Handed to your handler as `choice.productId`.', example: 'cup' },
  'offers.*(gift).products[].name': { does: 'The gift, in words.', example: 'A cup' },
  'offers.*(gift).products[].image': { does: 'The address of a picture.', example: '/images/cup.webp' },
  'offers.*(address).url': {
    does: 'The page to change it on (http or https).',
    example: 'https://example.com/addresses',
    otherwise: 'the customer picks one of `customer.addresses`, and your handler does it',
  },
  'offers.*(custom).name': { does: 'The handler that performs it.', example: 'free_training' },
  'offers.*(custom).data': { does: 'Anything your handler needs.', example: { hours: 2 } },
}

/** What every offer of help may say of the help. */
function helpAt(type: string): Record<string, Description> {
  const path = `offers.*(${type})`
  return {
    [`${path}.minutes`]: { does: 'How long it takes.', example: 30 },
    [`${path}.image`]: {
      does: 'The address of a picture, asked for when the offer is shown.',
      example: '/images/setup.webp',
    },
    [`${path}.person`]: { does: 'Who helps.', example: { name: 'Mara Lindt', role: 'Sets up new accounts' } },
    [`${path}.person.name`]: { does: 'Their name.', example: 'Mara Lindt' },
    [`${path}.person.role`]: { does: 'What they do.', example: 'Sets up new accounts' },
    [`${path}.person.image`]: { does: 'The address of their picture.', example: '/images/mara.webp' },
  }
}
