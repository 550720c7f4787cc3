import { ErrorStep } from './ErrorStep'
import { SurveyStep } from './SurveyStep'
import type { Steps } from './steps'

/** The steps that need nothing which comes later: the survey, and the bare way out. */
export const firstSteps: Steps = {
  survey: (view) => <SurveyStep view={view} />,
  error: (view) => <ErrorStep view={view} />,
}
