import type { Comparison } from '../comparison/comparison'
import type { Summary } from '../createReport'
import { comparisonText, conclusionOf, whomText } from './comparisonText'
import { measured, measuredOf } from './measured'
import type { Section } from './section'
import { counted } from './wording'

const [mostSentences, mostRows] = [6, 30]

/** The section on which offer, wording and channel works for whom. */
export function comparisonSection({ comparison, reasons }: Summary): Section {
  const { cells } = comparison
  const told = cells.filter(({ holds, by, kind }) => holds || (by === 'all' && kind !== 'channel'))
  return {
    id: 'comparison',
    title: 'What works for whom',
    says:
      cells.length > 0
        ? [
            unknown(comparison),
            howMany(comparison),
            ...told.slice(0, mostSentences).map((cell) => comparisonText(cell, reasons)),
          ]
        : [],
    charts: [],
    tables: [
      {
        caption: `Offers, wordings and channels, by whom${cells.length > mostRows ? ` (the first ${mostRows} of ${cells.length})` : ''}`,
        folded: true,
        columns: ['What', 'For whom', 'Kept', 'Beside', 'So'],
        prose: [1, 4],
        spare: [3],
        rows: cells
          .slice(0, mostRows)
          .map((cell) => [
            cell.about,
            whomText(cell, reasons).replace(/^of /, ''),
            measuredOf(cell.rate),
            measured(cell.other),
            conclusionOf(cell),
          ]),
      },
    ],
  }
}

/** What this section cannot know. */
function unknown({ heldOut, elsewhere }: Comparison): string {
  const held =
    heldOut > 0
      ? 'Kept means that the flow ended without a cancellation, whatever came later'
      : 'No flow was held out, so what customers would have done without an offer is unknown: what an offer kept stands alone'
  const channels =
    elsewhere > 0
      ? 'Other channels tell of cancellations alone, so how many they kept is unknown: their figure is a share of the cancellations'
      : 'No cancellation of another channel was recorded'
  return `${held}. ${channels}.`
}

/** How many comparisons stand behind those that are told: among many, some look like news by chance. */
function howMany({ cells, compared, few }: Comparison): string {
  const holding = cells.filter(({ holds }) => holds).length
  return `${counted(compared, 'comparison')}: ${counted(holding, 'difference')} ${holding === 1 ? 'stands' : 'stand'} when all of them are counted in (of such, 1 in 20 may be chance).${few > 0 ? ` ${counted(few, 'more group')} ${few === 1 ? 'has' : 'have'} fewer than ten flows.` : ''}`
}
