import type { ExperimentFigures } from '../figures/experiments'
import type { HoldoutFigures } from '../figures/holdout'
import type { OfferFigures } from '../figures/offers'
import type { ReasonFigures } from '../figures/reasons'
import type { SavedRevenue } from '../figures/revenue'
import type { Topics } from '../topics/topics'

/** One change to a config, as RFC 6902 writes it. */
export interface PatchOperation {
  op: 'add' | 'replace' | 'remove'
  path: string
  value?: unknown
}

/** Something worth a decision by a person. Nothing here is ever applied by itself. */
export interface Advice {
  kind:
    | 'split_is_wrong'
    | 'arm_wins'
    | 'arm_loses'
    | 'arm_unproven'
    | 'offer_fails'
    | 'segment_takes_offer'
    | 'reason_without_offer'
    | 'offers_add_nothing'
    | 'new_reason'
  /** The id or term it is about. */
  about: string
  text: string
  /** What the text rests on. */
  numbers: Record<string, unknown>
  /** RFC 6902 JSON Patch to the config; null where a person has to choose, or no config was given. */
  patch: PatchOperation[] | null
}

/** The figures that advice rests on. */
export interface Figures {
  reasons: Record<string, ReasonFigures & { influence: string; category: string | null }>
  offers: Record<string, OfferFigures>
  experiments: Record<string, ExperimentFigures>
  holdout: HoldoutFigures
  savedRevenue: Record<string, SavedRevenue>
  topics: Topics
}
