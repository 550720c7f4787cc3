import { limits } from '../schema/fairness'
import type { Preset } from '../schema/presetOf'
import { mostPresses } from './mostPresses'
import type { FairnessRuleId } from './rules'
import type { FairnessSourceId } from './sources'

/** The version of the presets: what they ask may tighten as laws do, and a report says by which version it was made. */
export const policyVersion = '2026-11'

/** One rule as a preset keeps it. */
export interface PolicyRule {
  id: FairnessRuleId
  /** The figure in the rule, where it has one. */
  figure?: number
  /** `law`: a source asks for it, in this form. `choice`: sources ask for less, or for nothing so definite, and the form is ours. */
  basis: 'law' | 'choice'
  sources: FairnessSourceId[]
}

/** What a preset is designed against: never what it is certified for. */
export interface Policy {
  preset: Preset
  /** Whose customers it is meant for. */
  place: string
  /** The laws it is designed against. */
  sources: FairnessSourceId[]
  rules: PolicyRule[]
}

const asks = (basis: PolicyRule['basis'], sources: FairnessSourceId[], ...ids: FairnessRuleId[]): PolicyRule[] =>
  ids.map((id) => ({ id, basis, sources }))

/** What every preset keeps, whatever place it is for. No law asks for each of these; all of them ask for some. */
const everywhere = asks(
  'choice',
  ['rosca', 'unfairPractices'],
  ...(['customers-word', 'way-out', 'nothing-required', 'equal-buttons', 'cancel-label'] as const),
  ...(['facts-first', 'receipt', 'wording', 'no-obstacles'] as const),
)

/** The rules of a preset: its own, those with a figure of its limits, and of the common ones those that it has none of its own for. */
function policy(preset: Preset, place: string, sources: FairnessSourceId[], own: PolicyRule[] = []): Policy {
  const { maxOffers, chained, rest } = limits[preset]
  const figures: Partial<Record<FairnessRuleId, number>> = {
    offers: maxOffers + chained,
    rest,
    presses: mostPresses[preset],
  }
  const ids = new Set(own.map(({ id }) => id))
  const counted = (['presses', 'offers', ...(maxOffers ? (['rest'] as const) : [])] as const).flatMap((id) =>
    asks('choice', sources, id),
  )
  const rules = [...own, ...[...counted, ...everywhere].filter(({ id }) => !ids.has(id))]
  return {
    preset,
    place,
    sources,
    rules: rules.map((each) => ({
      ...each,
      ...(figures[each.id] !== undefined && { figure: figures[each.id] as number }),
    })),
  }
}

const list: Policy[] = [
  policy(
    'us-ca',
    'California, and the default for all of the United States',
    ['california', 'rosca'],
    [...asks('law', ['california'], 'way-out', 'cancel-label'), ...asks('law', ['rosca'], 'no-obstacles')],
  ),
  policy('us-ftc', 'The United States, by federal law alone', ['rosca'], asks('law', ['rosca'], 'no-obstacles')),
  policy('us-mn', 'Minnesota', ['minnesota', 'rosca'], asks('law', ['minnesota'], 'offers')),
  policy('eu', 'The European Union, where no preset of its own is for the country', ['unfairPractices', 'withdrawal']),
  policy(
    'de',
    'Germany',
    ['germany', 'unfairPractices', 'withdrawal'],
    [
      ...asks('law', ['germany'], 'one-page', 'statutory-words', 'presses', 'receipt', 'facts-first'),
      ...asks('choice', ['germany'], 'offers'),
    ],
  ),
  policy(
    'fr',
    'France',
    ['france', 'unfairPractices', 'withdrawal'],
    [...asks('law', ['france'], 'statutory-words', 'receipt'), ...asks('choice', ['france'], 'presses')],
  ),
  policy('uk', 'The United Kingdom', ['unitedKingdom']),
  policy('kr', 'South Korea', ['korea'], asks('law', ['korea'], 'equal-buttons', 'same-look')),
  policy(
    'strict',
    'Nowhere in particular: the strictest of each rule',
    ['germany', 'minnesota', 'korea', 'accessibility'],
    [...asks('choice', ['korea'], 'same-look'), ...asks('choice', ['accessibility'], 'undo')],
  ),
  policy('relaxed', 'Nowhere: it is designed against no law', []),
]

/** What each preset asks, and where that is known from. The browser has only the figures (config/schema/fairness). */
export const policies = Object.fromEntries(list.map((each) => [each.preset, each])) as Readonly<Record<Preset, Policy>>
