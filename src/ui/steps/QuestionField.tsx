import type { Question } from '../../config/schema'
import type { View } from '../view'

interface QuestionFieldProps {
  view: View
  question: Question
}

/** One question under a reason. None is required. */
export function QuestionField({ view, question }: QuestionFieldProps) {
  const label = view.text('optional', { label: view.say(question.label) })
  return question.type === 'text' ? (
    <TextQuestion view={view} question={question} label={label} />
  ) : (
    <SingleQuestion view={view} question={question} label={label} />
  )
}

function TextQuestion({ view, question, label }: QuestionFieldProps & { label: string }) {
  const { id } = question
  return (
    <label part="question" class="question" data-id={id}>
      <span>{label}</span>
      <textarea
        rows={3}
        dir="auto"
        maxLength={4000}
        value={String(view.flow.answers[id] ?? '')}
        onInput={(event) => view.act({ type: 'answer', question: id, value: event.currentTarget.value })}
      />
    </label>
  )
}

function SingleQuestion({ view, question, label }: QuestionFieldProps & { label: string }) {
  const { id, options = [] } = question
  return (
    <fieldset part="question" class="question" data-id={id}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.id} part="option" class="row" data-id={option.id}>
          <input
            type="radio"
            name={`question-${id}`}
            checked={view.flow.answers[id] === option.id}
            onChange={() => view.act({ type: 'answer', question: id, value: option.id })}
          />
          <span>{view.say(option.label)}</span>
        </label>
      ))}
    </fieldset>
  )
}
