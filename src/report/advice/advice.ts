import type { ExperimentFigures } from '../figures/experiments'
import type { HoldoutFigures } from '../figures/holdout'
import type { OfferFigures } from '../figures/offers'
import type { ReasonFigures } from '../figures/reasons'
import type { SavedRevenue } from '../figures/revenue'
import type { Topics } from '../topics/topics'

/** One operation of a JSON Patch (RFC 6902) to the config. */
export interface PatchOperation {
  op: 'add' | 'replace' | 'remove'
  path: string
  value?: unknown
}

/** Something that a person should decide. Nothing of it is ever applied by itself. */
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
  /** The id or word that the advice is about, such as an offer's id. */
  about: string
  text: string
  /** The figures behind the text. */
  numbers: Record<string, unknown>
  /** A JSON Patch (RFC 6902) to the config; null where a person has to choose first, or where no config was given. */
  patch: PatchOperation[] | null
}

/** The part of the report that advice is made from. */
export interface Figures {
  reasons: Record<string, ReasonFigures & { influence: string; category: string | null }>
  offers: Record<string, OfferFigures>
  experiments: Record<string, ExperimentFigures>
  holdout: HoldoutFigures
  savedRevenue: Record<string, SavedRevenue>
  topics: Topics
}
