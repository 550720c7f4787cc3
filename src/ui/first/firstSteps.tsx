import { ErrorStep } from './ErrorStep'
import { SurveyStep } from './SurveyStep'
import type { Steps } from './steps'

/** The steps of the first chunk: the survey, and the error screen with its ways out. */
export const firstSteps: Steps = {
  survey: (view) => <SurveyStep view={view} />,
  error: (view) => <ErrorStep view={view} />,
}
