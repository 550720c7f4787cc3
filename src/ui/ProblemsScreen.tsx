import { describeProblem } from '../config/parseConfig'
import type { Problem } from '../config/problem'
import type { Texts } from './languages/en'

export interface ProblemsProps {
  problems: Problem[]
  texts: Texts
  onCancel: () => void
  onClose: () => void
}

/** Test mode's answer to a config that cannot run: everything that is wrong, and still the way to cancel. */
export function ProblemsScreen({ problems, texts, onCancel, onClose }: ProblemsProps) {
  return (
    <div class="screen">
      <h2 part="title" id="title" tabIndex={-1}>
        {texts.problemsTitle}
      </h2>
      <p class="dim">{texts.problemsBody}</p>
      <ul part="error">
        {problems.map((problem) => (
          <li key={problem.path + problem.message}>{describeProblem(problem)}</li>
        ))}
      </ul>
      <div class="ways">
        <button type="button" part="cancel" onClick={onCancel}>
          {texts.cancel}
        </button>
        <button type="button" part="close" onClick={onClose}>
          {texts.close}
        </button>
      </div>
    </div>
  )
}
