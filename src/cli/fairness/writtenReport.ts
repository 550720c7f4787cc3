import type { FairnessReport } from './fairnessReport'

/** A fairness report and the files that it was written to. */
export interface WrittenReport {
  report: FairnessReport
  files: string[]
}
