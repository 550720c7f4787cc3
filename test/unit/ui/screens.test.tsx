// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import { laterSteps } from '../../../src/embed/screen/later'
import type { Action, Flow } from '../../../src/flow/flow'
import { createDialog, type Dialog } from '../../../src/ui/dialog/Dialog'
import { firstSteps } from '../../../src/ui/first/firstSteps'
import { createView } from '../../../src/ui/first/view'
import { en } from '../../../src/ui/languages/en'
import { enLater } from '../../../src/ui/languages/enLater'
import { enOffers } from '../../../src/ui/languages/enOffers'
import { because, now, started, walk } from '../../support/startedFlow'

// One screen after the other, without a browser: what is drawn for which flow, what a press asks for, and what stays.

let dialog: Dialog
let asked: Action[]

beforeEach(() => {
  const host = document.createElement('fairwell-dialog')
  document.documentElement.append(host)
  dialog = createDialog(host, {}, () => {})
  asked = []
})

function draw(flow: Flow): ShadowRoot {
  const spoken = { texts: { ...enLater, ...enOffers, ...en }, locale: 'en' }
  const view = createView({ flow, act: (action) => asked.push(action), spoken, now })
  dialog.draw({
    name: flow.step,
    step: flow.step,
    look: { style: {} },
    screen: { ...firstSteps, ...laterSteps }[flow.step]?.(view),
  })
  return dialog.root
}

const part = (name: string, root: ParentNode = dialog.root) => root.querySelector<HTMLElement>(`[part~="${name}"]`)
const parts = (name: string) => [...dialog.root.querySelectorAll<HTMLElement>(`[part~="${name}"]`)]
const press = (name: string) => part(name)?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))
const say = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim()

const survey = () => started()
const offer = () => walk(started(), because('price'), 'continue')
const pause = () => walk(started(), because('break'), 'continue')
const confirm = () => walk(started(), 'cancel')
const done = () =>
  walk(confirm(), 'confirm', {
    type: 'settled',
    receipt: { confirmationId: 'C-1', receiptUrl: 'https://example.com/r' },
  })
const failed = () => walk(confirm(), 'confirm', { type: 'failed', failure: 'rejected' })
const asking: Partial<Config> = {
  survey: {
    reasons: [{ id: 'none', label: 'Something else' }],
    questions: [
      { id: 'missed', type: 'text', label: 'What was missing?' },
      { id: 'score', type: 'nps', label: 'Would you recommend us?' },
      {
        id: 'used',
        type: 'multiple',
        label: 'What did you use?',
        options: [
          { id: 'a', label: 'Boards' },
          { id: 'b', label: 'Lists' },
        ],
      },
    ],
  },
}
const feedback = () => walk(started({ config: asking }), because('none'), 'continue')

describe('every screen', () => {
  const screens: [step: string, flow: () => Flow, title: string][] = [
    ['survey', survey, 'Why are you canceling?'],
    ['offer', offer, 'Less to pay'],
    ['offer', pause, 'Would a break help instead?'],
    ['feedback', feedback, 'Is there anything else we should know?'],
    ['confirm', confirm, 'Cancel your subscription?'],
    ['done', done, 'Subscription canceled'],
    ['error', failed, 'Not canceled yet'],
    [
      'subscription',
      () =>
        started({
          situation: {
            subscriptions: [
              { id: 'a', planName: 'Pro' },
              { id: 'b', planName: 'Team' },
            ],
          },
        }),
      'Which subscription is it about?',
    ],
    ['state', () => started({ situation: { subscription: { status: 'paused' } } }), 'Your subscription is paused'],
    [
      'custom',
      () => walk(started({ config: { steps: [{ id: 'tour' }] }, mounts: ['tour'] }), because('none'), 'continue'),
      'One more thing',
    ],
  ]

  it.each(screens)('%s has its heading, a way out, and buttons that are no submit', (step, flow, title) => {
    draw(flow())
    expect(part('dialog')?.dataset.step).toBe(step)
    expect(say(part('title'))).toBe(title)
    expect(part('title')?.getAttribute('tabindex')).toBe('-1')
    expect(part('close')).not.toBeNull()
    for (const button of dialog.root.querySelectorAll('button')) expect(button.type).toBe('button')
  })

  it.each(screens.filter(([step]) => step !== 'done'))('%s can be canceled from', (_, flow) => {
    draw(flow())
    expect(parts('cancel')).toHaveLength(1)
    expect(part('cancel')?.getAttribute('aria-disabled')).toBe('false')
  })
})

describe('a press', () => {
  const presses: [part: string, flow: () => Flow, action: Action][] = [
    ['continue', survey, { type: 'continue' }],
    ['cancel', survey, { type: 'cancel' }],
    ['close', survey, { type: 'close' }],
    ['keep', survey, { type: 'keep' }],
    ['accept', offer, { type: 'accept', offer: 'save20' }],
    ['back', offer, { type: 'back' }],
    [
      'decline',
      () =>
        walk(
          started({ config: { offers: { save20: { type: 'discount', percentOff: 20, declineLabel: 'No' } } } }),
          because('price'),
          'continue',
        ),
      { type: 'decline' },
    ],
    ['confirm', confirm, { type: 'confirm' }],
    ['retry', failed, { type: 'retry' }],
    ['cancel', failed, { type: 'cancel' }],
  ]
  it.each(presses)('of %s asks for that', (name, flow, action) => {
    draw(flow())
    press(name)
    expect(asked).toEqual([action])
  })

  it('that is the second of a double one asks for nothing', () => {
    draw(confirm())
    part('confirm')?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }))
    expect(asked).toEqual([])
  })

  it('of a reason, an option or a length picks it', () => {
    const pick = (name: string, id: string) =>
      parts(name)
        .find((row) => row.dataset.id === id)
        ?.querySelector('input')
        ?.click()
    draw(survey())
    pick('reason', 'price')
    draw(feedback())
    pick('option', '9')
    pick('option', 'a')
    draw(pause())
    pick('choice', '2')
    expect(asked).toEqual([
      { type: 'answer', question: 'reason', value: 'price' },
      { type: 'answer', question: 'score', value: 9 },
      { type: 'answer', question: 'used', value: ['a'] },
      { type: 'pick', offer: 'rest', pick: 2 },
    ])
  })

  it('of a key answers a question in the customer’s words', () => {
    draw(feedback())
    const field = dialog.root.querySelector('textarea')
    if (!field) throw new Error('no field')
    field.value = 'Folders'
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    expect(asked).toEqual([{ type: 'answer', question: 'missed', value: 'Folders' }])
  })
})

describe('drawn again', () => {
  it('a screen keeps its elements: the focus, the caret and a half-written text', () => {
    const answer: Action = { type: 'answer', question: 'missed', value: 'Fol' }
    const flow = walk(feedback(), answer)
    draw(flow)
    const field = dialog.root.querySelector('textarea')
    field?.focus()
    field?.setSelectionRange(1, 2)
    draw(walk(flow, { type: 'answer', question: 'score', value: 9 }))
    expect(dialog.root.querySelector('textarea')).toBe(field)
    expect(dialog.root.activeElement).toBe(field)
    expect([field?.value, field?.selectionStart, field?.selectionEnd]).toEqual(['Fol', 1, 2])
  })

  it('the survey keeps its rows when the questions under a reason come and go', () => {
    draw(survey())
    const rows = parts('reason')
    draw(walk(survey(), because('break')))
    expect(parts('question')).toHaveLength(1)
    expect(parts('reason')).toEqual(rows)
    draw(walk(survey(), because('help')))
    expect(parts('question')).toHaveLength(0)
    expect(parts('reason')).toEqual(rows)
    expect(rows.map((row) => row.querySelector('input')?.checked)).toEqual([false, false, true, false])
  })

  it('the room for a merchant’s own element stays the same', () => {
    const flow = walk(started({ config: { steps: [{ id: 'tour' }] }, mounts: ['tour'] }), because('none'), 'continue')
    draw(flow)
    const room = part('mount')
    draw({ ...flow, results: { tour: { seen: true } } })
    expect(part('mount')).toBe(room)
    expect([room?.tagName, room?.dataset.mount]).toEqual(['SLOT', 'tour'])
  })

  it('another step is another screen, with the focus on its heading', () => {
    draw(survey())
    const title = part('title')
    draw(confirm())
    expect(part('title')).not.toBe(title)
    expect(dialog.root.activeElement).toBe(part('title'))
  })

  it('busy, the buttons stay where they are and say so', () => {
    const flow = confirm()
    draw(flow)
    const button = part('confirm')
    draw(walk(flow, 'confirm'))
    expect(part('confirm')).toBe(button)
    expect(button?.getAttribute('aria-disabled')).toBe('true')
    expect(say(part('status'))).toBe('One moment…')
    expect(part('close')?.getAttribute('aria-disabled')).toBe('false')
  })
})

describe('what comes in', () => {
  it('is text, whatever it looks like', () => {
    const label = '<img src=x onerror=alert(1)>'
    draw(started({ config: { survey: { reasons: [{ id: 'a', label }] } } }))
    expect(dialog.root.querySelector('img')).toBeNull()
    expect(say(part('reason'))).toBe(label)
  })
})

describe('the receipt', () => {
  it('shows the reference, and links only what the handler gave', () => {
    draw(done())
    expect(say(part('receipt'))).toContain('C-1')
    expect(part('open')?.getAttribute('href')).toBe('https://example.com/r')
    expect(part('download')?.getAttribute('download')).toBe('C-1.txt')
  })
})
