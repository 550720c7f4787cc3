import { questionsOf } from '../../flow/answers'
import type { View } from '../first/view'
import { QuestionField } from './QuestionField'

/** The questions about the reason that was picked. The first comes into view where a low window hides it under the buttons. */
export function ReasonQuestions({ view }: { view: View }) {
  return questionsOf(view.flow).map((question, index) => (
    <QuestionField key={question.id} view={view} question={question} drawn={index === 0 ? bringIntoView : undefined} />
  ))
}

/** Scrolls no further than the question needs, and not where the customer came back to the screen, whose heading is read first. */
function bringIntoView(question: HTMLElement | null): void {
  if (question?.closest('.screen')?.querySelector('h2:focus')) return
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  question?.scrollIntoView({ block: 'nearest', behavior: isCalm ? 'auto' : 'smooth' })
}
