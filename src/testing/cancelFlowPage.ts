import type { Screen, Standing } from './screen'
import { until } from './until'

/** Answers by question: the picked reason as `reason`, others by their `id`. Several options of one question are a list. */
export type PageAnswers = Record<string, string | number | readonly (string | number)[]>

/** A cancel flow as a customer goes through it. Each move resolves to the screen that stands after it, undefined where none does. */
export interface CancelFlowPage {
  /** Presses the button that cancels, and waits for the first screen. */
  open(): Promise<string | undefined>
  /** Which screen stands: `survey`, `offer`, `feedback`, `confirm`, `done`, `error`, or the id of a step of yours. */
  step(): Promise<string | undefined>
  /** Fills in what stands on the survey, or on the screen of questions, and presses *Continue*. `{}` skips it. */
  answer(answers?: PageAnswers): Promise<string | undefined>
  /** Picks a length or a plan, where one is given, and accepts the offer. Of offers side by side, `offer` says which. */
  accept(choice?: string | number, offer?: string): Promise<string | undefined>
  /** Goes on without the offer. */
  decline(): Promise<string | undefined>
  /** Cancels: on to the confirmation from wherever one is, and confirms. */
  leave(): Promise<string | undefined>
  /** Closes without a change, or what is done. */
  keep(): Promise<string | undefined>
  /** The text of a part, such as `title`, `receipt`, `price` or `error`. */
  text(part: string): Promise<string>
}

/** What a flow's page object is made of. */
interface PageParts {
  screen: Screen
  /** Presses the button that cancels. */
  press: () => Promise<void>
  /** How many milliseconds a move may take. */
  timeout: number
}

const part = (name: string) => `[part~="${name}"]`
const withId = (name: string, id: string | number) => `${part(name)}[data-id=${JSON.stringify(`${id}`)}]`

/** What moves are made of: each waits for what it needs, and rejects with what it expected and what stood there. */
function handsOn({ screen, timeout }: PageParts) {
  const step = async () => (await screen.stands())?.step

  /** Does something, and waits until another screen stands and nothing is at work. */
  async function move(what: string, act: () => Promise<void>): Promise<string | undefined> {
    const before = await screen.stands()
    await act()
    await until(async () => hasMoved(before, await screen.stands()), {
      timeout,
      expected: async () => `${what}: expected another screen, got "${(await screen.stands())?.step ?? 'none'}" still.`,
    })
    return step()
  }

  async function find(selector: string, what: string): Promise<void> {
    await until(() => screen.has(selector), {
      timeout,
      expected: async () => `${what}: expected ${selector}, got the screen "${(await step()) ?? 'none'}" without it.`,
    })
  }

  async function pressIn(selector: string, what: string): Promise<void> {
    await find(selector, what)
    await screen.press(selector)
  }

  return { step, move, find, pressIn }
}

/** The moves of a customer, over a dialog that something reaches. */
export function cancelFlowPage(parts: PageParts): CancelFlowPage {
  const { screen, press } = parts
  const { step, move, find, pressIn } = handsOn(parts)

  async function fillIn(question: string, answer: PageAnswers[string]): Promise<void> {
    const what = `answer "${question}"`
    if (question === 'reason') return pressIn(withId('reason', `${answer}`), what)
    const field = withId('question', question)
    await find(field, what)
    if (await screen.has(`${field} textarea`)) return screen.fill(`${field} textarea`, `${answer}`)
    for (const option of [answer].flat()) await pressIn(`${field} ${withId('option', `${option}`)}`, what)
  }

  return {
    step,
    open: () => move('open', press),
    answer: (answers = {}) =>
      move('answer', async () => {
        for (const [question, answer] of Object.entries(answers)) await fillIn(question, answer)
        await pressIn(part('continue'), 'answer')
      }),
    accept: (choice, offer) =>
      move('accept', async () => {
        const within = offer === undefined ? '' : `${withId('offer', offer)} `
        if (choice !== undefined) await pressIn(`${within}${withId('choice', choice)}`, 'accept')
        await pressIn(`${within}${part('accept')}`, 'accept')
      }),
    decline: () => move('decline', () => pressIn(part('decline'), 'decline')),
    async leave() {
      const isConfirm = () => screen.has(part('confirm'))
      if (!(await isConfirm())) await move('leave', () => pressIn(part('cancel'), 'leave'))
      return (await isConfirm()) ? move('leave', () => pressIn(part('confirm'), 'leave')) : step()
    },
    keep: () =>
      move('keep', async () => {
        const way = (await screen.has(part('keep'))) ? 'keep' : 'close'
        await pressIn(part(way), 'keep')
      }),
    async text(name) {
      await find(part(name), 'text')
      return screen.text(part(name))
    },
  }
}

/** Whether a move has come to its end: another screen, or the same with another title, and nothing at work. */
function hasMoved(before: Standing | undefined, now: Standing | undefined): boolean {
  if (!before || !now) return before !== now
  return !now.isBusy && (now.step !== before.step || now.title !== before.title)
}
