import type { FairnessReport } from './fairnessReport'
import type { HtmlSection } from './htmlSection'

/** The parts of the report that a browser is needed for; none where there was no browser. */
export function measuredSections({ measured }: FairnessReport): HtmlSection[] {
  if (!measured) return []
  return []
}
