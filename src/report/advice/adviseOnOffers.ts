import type { Config } from '../../config/schema/schema'
import type { OfferCounts, OfferFigures } from '../figures/offers'
import { sum } from '../figures/sum'
import { counted, percent, points } from '../print/wording'
import { difference } from '../statistics/compare'
import { type Count, rate } from '../statistics/rate'
import { verdict } from '../statistics/verdict'
import type { Advice, Figures } from './advice'

/** Advice on offers that could not be applied, and on segments that take an offer more often than everybody else. */
export function adviseOnOffers({ offers }: Pick<Figures, 'offers'>, config: Config | undefined): Advice[] {
  const comparisons = sum(Object.values(offers).map(({ bySegment }) => Object.keys(bySegment).length))
  return Object.entries(offers).flatMap(([id, offer]) => [
    ...failing(id, offer),
    ...Object.entries(offer.bySegment).flatMap(([segment, counts]) =>
      favoring({ id, segment, comparisons }, counts, offer, config),
    ),
  ])
}

function failing(id: string, { accepted, failed, refused }: OfferFigures): Advice[] {
  const share = rate({ hits: Math.min(failed, accepted), n: accepted })
  if (!share || share.low < 0.02) return []
  return [
    {
      kind: 'offer_fails',
      about: id,
      text: `${id} was not applied in ${failed} of ${counted(accepted, 'flow')} that accepted it (${percent(share.value)}). ${whyNot(failed - refused, refused)}`,
      numbers: { accepted, failed, refused, share },
      patch: null,
    },
  ]
}

/** What is to be mended: a fault in the handler, and a refusal by offering it only to whom the server grants it. */
function whyNot(broken: number, refused: number): string {
  const fault = 'its handler failed, or took longer than 15 seconds'
  const refusal = 'the server or the handler refused, which is no fault: offer it only to those who may have it'
  if (refused === 0) return `Each time ${fault}.`
  return broken === 0 ? `Each time ${refusal}.` : `In ${broken} ${fault}. In ${refused} ${refusal}.`
}

interface Place {
  id: string
  segment: string
  comparisons: number
}

function favoring(
  { id, segment, comparisons }: Place,
  own: OfferCounts,
  all: OfferFigures,
  config: Config | undefined,
): Advice[] {
  const inside = taken(own)
  const outside = { hits: taken(all).hits - inside.hits, n: taken(all).n - inside.n }
  if (verdict(inside, outside) !== 'higher') return []
  const apart = difference(inside, outside)
  const isOffered = has(config?.offers, id) && has(config?.segments, segment)
  return [
    {
      kind: 'segment_takes_offer',
      about: `${id}: ${segment}`,
      text: `${segment} takes ${id} more often than everybody else: ${percent(own.acceptance?.value)}, ${points(apart)}. One of ${comparisons} comparisons; about 1 in 20 shows a difference by chance.`,
      numbers: { acceptance: own.acceptance, difference: apart, comparisons },
      patch: isOffered
        ? [{ op: 'add', path: '/rules/0', value: { id: `${segment}-${id}`, segment, offers: [id] } }]
        : null,
    },
  ]
}

function has(record: object | undefined, key: string): boolean {
  return record !== undefined && Object.hasOwn(record, key)
}

function taken({ acceptance, shown }: OfferCounts): Count {
  return { hits: Math.round((acceptance?.value ?? 0) * shown), n: shown }
}
