import type { Config } from '../../../src/index'

type Answers = Record<string, unknown>
type Question = NonNullable<Config['survey']['reasons'][number]['questions']>[number]
type LocalizedText = Config['survey']['reasons'][number]['label']

/** The fields for the answers. */
export interface AnswersForm {
  answers(): Answers
  /** Sets the answers; the next `draw` shows them. */
  give(answers: Answers): void
  /** Draws the fields of this survey. Answers that it does not ask for are dropped. */
  draw(survey: Config['survey']): void
}

/** Shows the survey as plain fields, to see what an answer leads to without opening the flow. */
export function answersForm(fieldset: HTMLElement, onChange: () => void): AnswersForm {
  let given: Answers = {}
  let drawn = ''

  function draw(survey: Config['survey']): void {
    const reason = survey.reasons.find(({ id }) => id === given.reason)
    const questions = [...(reason?.questions ?? []), ...(survey.questions ?? [])]
    const asked = [...(reason ? ['reason'] : []), ...questions.map(({ id }) => id)]
    given = Object.fromEntries(Object.entries(given).filter(([id]) => asked.includes(id)))
    // Only another reason or survey changes the fields. Redrawing them otherwise would take the focus from whoever moves
    // from one to the next.
    const drawing = JSON.stringify([survey, given.reason])
    if (drawing === drawn) return
    drawn = drawing
    const focused = fieldset.contains(document.activeElement) ? document.activeElement?.id : undefined
    fieldset.replaceChildren(reasonField(survey), ...questions.map(questionField))
    if (focused) document.getElementById(focused)?.focus()
  }

  function reasonField({ reasons }: Config['survey']): HTMLElement {
    const options = reasons.map(({ id, label }) => [id, inEnglish(label, id)] as const)
    return field('reason', 'Reason', choice([['', 'None given yet'], ...options], given.reason))
  }

  function questionField({ id, type, label, options }: Question): HTMLElement {
    if (!options) return field(id, inEnglish(label, id), input(type === 'text' ? 'text' : 'number', given[id]))
    const named = options.map((option) => [option.id, inEnglish(option.label, option.id)] as const)
    if (type === 'multiple') return field(id, inEnglish(label, id), choice(named, given[id], true))
    return field(id, inEnglish(label, id), choice([['', 'No answer'], ...named], given[id]))
  }

  function field(id: string, text: string, control: HTMLInputElement | HTMLSelectElement): HTMLElement {
    const whole = Object.assign(document.createElement('div'), { className: 'field' })
    const label = Object.assign(document.createElement('label'), { htmlFor: `answer-${id}`, textContent: text })
    control.id = label.htmlFor
    control.addEventListener('change', () => {
      const { [id]: _, ...others } = given
      const value = readValue(control)
      given = value === undefined ? others : { ...others, [id]: value }
      onChange()
    })
    whole.append(label, control)
    return whole
  }

  function give(answers: Answers): void {
    given = answers
    drawn = ''
  }

  return { answers: () => given, give, draw }
}

type Options = (readonly [value: string, label: string])[]

function choice(options: Options, given: unknown, multiple = false): HTMLSelectElement {
  const select = document.createElement('select')
  const chosen = [given ?? (multiple ? [] : '')].flat()
  select.multiple = multiple
  select.append(...options.map(([value, label]) => new Option(label, value, false, chosen.includes(value))))
  return select
}

function input(type: 'text' | 'number', given: unknown): HTMLInputElement {
  return Object.assign(document.createElement('input'), { type, value: given === undefined ? '' : String(given) })
}

function readValue(control: HTMLInputElement | HTMLSelectElement): unknown {
  if (control.value === '') return undefined
  if (control instanceof HTMLSelectElement && control.multiple)
    return [...control.selectedOptions].map(({ value }) => value)
  return control.type === 'number' ? Number(control.value) : control.value
}

function inEnglish(text: LocalizedText, id: string): string {
  return (typeof text === 'string' ? text : (text?.en ?? Object.values(text ?? {})[0])) ?? id
}
