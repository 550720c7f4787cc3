import { h } from 'preact'
import type { Question } from '../../config/schema'
import { Row } from '../Row'
import type { View } from '../view'

/** One question under a reason. None is required. */
export function QuestionField({ view, question }: { view: View; question: Question }) {
  const { id, type, options = [] } = question
  const label = view.text('optional', { label: view.say(question.label) })
  const given = view.flow.answers[id]
  const answer = (value: string) => view.act({ type: 'answer', question: id, value })
  return type === 'text' ? (
    <label part="question" class="question" data-id={id}>
      <span>{label}</span>
      <textarea
        rows={3}
        dir="auto"
        maxLength={4000}
        value={String(given ?? '')}
        onInput={(event) => answer(event.currentTarget.value)}
      />
    </label>
  ) : (
    <fieldset part="question" class="question" data-id={id}>
      <legend>{label}</legend>
      {options.map((option) => (
        <Row
          key={option.id}
          part="option"
          id={option.id}
          name={`question-${id}`}
          label={view.say(option.label)}
          isPicked={given === option.id}
          onPick={() => answer(option.id)}
        />
      ))}
    </fieldset>
  )
}
