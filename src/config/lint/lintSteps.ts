import type { Problem } from '../check/problem'
import type { Config } from '../schema/schema'

/** Finds screens that are seldom seen: there is room for one between the survey and the last click. */
export function lintSteps({ steps = [], survey }: Config): Problem[] {
  const [first] = steps
  if (!first) return []
  const behind = steps.slice(1).map((_, index) => `steps[${index + 1}]`)
  const paths = survey.questions?.length ? [...behind, 'survey.questions'] : behind
  const message = `one screen stands between the survey and the last click, and ${first.id} takes its place; this one is seen only where nothing is mounted for ${first.id}`
  return paths.map((path) => ({
    severity: 'warning',
    path,
    message,
    mend:
      path === 'survey.questions' ? 'Ask under a reason, or take the steps out.' : 'Keep the step that matters most.',
  }))
}
