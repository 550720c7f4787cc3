import type { Question } from '../../config/schema/schema'
import { Row } from '../first/Row'
import type { View } from '../first/view'

/** The question to draw. */
export interface QuestionFieldProps {
  view: View
  question: Question
  /** Gets the element once it stands, and null once it is gone. */
  drawn?: ((element: HTMLElement | null) => void) | undefined
}

/** The values of the types of questions that ask for a number. */
const scales: Record<string, number[]> = { rating: [1, 2, 3, 4, 5], nps: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }

/** A question of the merchant: free text, or options to pick from. None is required. */
export function QuestionField({ view: { flow, act, text, say }, question, drawn }: QuestionFieldProps) {
  const { id, type, low, high } = question
  const label = text('optional', { label: say(question.label) })
  const given = flow.answers[id]
  const picked: unknown[] = [given ?? []].flat()
  const answer = (value: unknown) => act({ type: 'answer', question: id, value })
  const toggled = (option: unknown) =>
    picked.includes(option) ? picked.filter((one) => one !== option) : [...picked, option]
  const isScale = type in scales
  const options = scales[type]?.map((value) => ({ id: value, label: `${value}` })) ?? question.options ?? []
  if (type === 'text')
    return (
      <label part="question" data-id={id} ref={drawn ?? null}>
        <span>{label}</span>
        <textarea
          rows={3}
          dir="auto"
          maxLength={4000}
          value={String(given ?? '')}
          onInput={(event) => answer(event.currentTarget.value)}
        />
      </label>
    )
  return (
    <fieldset part="question" data-id={id} ref={drawn ?? null}>
      <legend>{label}</legend>
      <div class={isScale ? 'scale' : 'rows'}>
        {options.map((option) => (
          <Row
            key={option.id}
            part="option"
            id={option.id}
            name={id}
            type={type === 'multiple' ? 'checkbox' : 'radio'}
            label={say(option.label)}
            isPicked={picked.includes(option.id)}
            onPick={() => answer(type === 'multiple' ? toggled(option.id) : option.id)}
          />
        ))}
      </div>
      {isScale && (
        <p class="ends">
          <span>{say(low, `${type}.low`)}</span>
          <span>{say(high, `${type}.high`)}</span>
        </p>
      )}
    </fieldset>
  )
}
