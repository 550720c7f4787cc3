// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { Preset } from '../../../src/config/schema/presetOf'
import type { Config } from '../../../src/config/schema/schema'
import { performOperation } from '../../../src/embed/session/performOperation'
import { eventsFor } from '../../../src/events/wire/eventsFor'
import type { Action, Flow } from '../../../src/flow/flow'
import { leavesByHost } from '../../../src/flow/leavesByHost'
import type { Situation } from '../../../src/situation/schema'
import { drawLaw, said } from '../../support/lawScreen'
import { because, situation, started, walk } from '../../support/startedFlow'

const about: Partial<Situation> = {
  customer: { id: 'cus_1', firstName: 'Ada', email: 'ada@example.com' },
  subscription: { ...situation.subscription, planName: 'Studio', withdrawUntil: '2026-11-30' },
  handlers: ['discount', 'cancel', 'withdraw', 'resume'],
}
const under = (fairness: Preset, over: Partial<Situation> = {}, more: Partial<Config> = {}): Flow =>
  started({ config: { fairness, ...more }, situation: { ...about, ...over } })
const withdrawing = (over: Partial<Situation> = {}, more: Partial<Config> = {}) =>
  under('eu', { kind: 'withdraw', ...over }, more)
const values = (root: ParentNode) =>
  [...root.querySelectorAll<HTMLInputElement>('input[type=text]')].map(({ value }) => value)
const settled: Action = { type: 'settled', receipt: { confirmationId: 'C1' } }

describe('Germany: one page', () => {
  it('has the data and the law’s button on the first screen, and no step before it', async () => {
    const flow = under('de', { locale: 'de-DE' })
    expect(flow).toMatchObject({ step: 'confirm', behind: [], offers: [] })
    const root = await drawLaw(flow)
    expect(said(root, '[part~="confirm"]')).toEqual(['Jetzt kündigen'])
    expect(values(root)).toEqual(['Ada', 'Studio · sub_1', 'ada@example.com'])
    expect(root.querySelectorAll('[data-id="ordinary"], [data-id="cause"]')).toHaveLength(2)
    expect(root.querySelector('input:checked, input[required]')).toBeNull()
  })

  it('sends what the customer wrote to the handler, and none of it in events', async () => {
    const written = walk(
      under('de'),
      { type: 'write', field: 'kind', value: 'cause' },
      { type: 'write', field: 'grounds', value: 'Moved abroad' },
      { type: 'write', field: 'name', value: 'Ada L.' },
    )
    expect((await drawLaw(written)).querySelectorAll('input[type=text]')).toHaveLength(4)
    const asked = walk(written, 'confirm')
    const notice = {
      name: 'Ada L.',
      contract: 'Studio · sub_1',
      email: 'ada@example.com',
      kind: 'cause',
      grounds: 'Moved abroad',
    }
    expect(asked).toMatchObject({ busy: true, operation: { kind: 'cancel', choice: { notice } } })
    const done = walk(asked, settled)
    expect(done).toMatchObject({ step: 'done', outcome: 'canceled' })
    expect(JSON.stringify(eventsFor(asked, settled, done))).not.toMatch(/Ada|Moved|notice/)
  })

  it('asks for no data that nobody would get, where the page cancels by its own button', async () => {
    const root = await drawLaw(under('de', { handlers: ['discount'] }))
    expect(root.querySelector('input[type=text]')).toBeNull()
  })

  it.each([
    ['paused', 'confirm'],
    ['past_due', 'confirm'],
    ['canceling', 'state'],
    ['canceled', 'state'],
  ] as const)('a subscription that is %s opens on %s', (status, step) => {
    expect(under('de', { subscription: { ...about.subscription, status } }).step).toBe(step)
  })
})

describe('words that a law gives', () => {
  const messages = {
    de: { cancel: 'Weiter', confirm: 'Los' },
    fr: { cancel: 'Continuer', confirm: 'Oui' },
    en: { cancel: 'Go on' },
  }
  it.each([
    ['fr', 'fr-FR', 'Résilier votre contrat', 'Notifier la résiliation'],
    ['de', 'de-DE', undefined, 'Jetzt kündigen'],
    ['fr', 'en', 'Go on', 'Confirm cancellation'],
    ['eu', 'de', 'Weiter', undefined],
  ] as const)('%s in %s', async (preset, locale, cancel, confirm) => {
    const flow = under(preset, { locale }, { messages })
    if (cancel) expect(said(await drawLaw(flow), '[part~="cancel"]')).toEqual([cancel])
    if (confirm) expect(said(await drawLaw(walk(flow, 'cancel')), '[part~="confirm"]')).toEqual([confirm])
  })
})

describe('a withdrawal', () => {
  it('is one page with the law’s words, no question and no offer, in a trial as well', async () => {
    for (const status of ['active', 'trialing', 'paused', 'canceling'] as const) {
      const flow = withdrawing(
        { subscription: { ...about.subscription, status } },
        { messages: { en: { confirm: 'Go' } } },
      )
      expect(flow).toMatchObject({ step: 'confirm', behind: [], offers: [] })
      const root = await drawLaw(flow)
      expect(said(root, 'h2, [part~="confirm"]')).toEqual(['Withdraw from your contract?', 'Confirm withdrawal'])
      expect(root.textContent).toContain('You can withdraw until November 30, 2026')
      expect(root.textContent).not.toMatch(/cancel/i)
    }
  })

  it('is performed by its own handler, and never by the one that cancels', async () => {
    const asked = walk(withdrawing(), 'confirm')
    const called: unknown[] = []
    const handler = (name: string) => (choice: unknown, session: { kind?: string }) =>
      void called.push([name, choice, session.kind])
    const handlers = { cancel: handler('cancel'), withdraw: handler('withdraw') }
    await performOperation({ handlers, settings: {} } as never, asked, () => true)
    const notice = { name: 'Ada', contract: 'Studio · sub_1', email: 'ada@example.com' }
    expect(called).toEqual([['withdraw', { kind: 'withdraw', notice }, 'withdraw']])
    // A page that can only cancel has its own control pressed, which is the one to withdraw.
    expect(leavesByHost(withdrawing({ handlers: ['cancel'] }), 'confirm')).toBe(true)
    expect(leavesByHost(withdrawing({ handlers: ['withdraw'] }), 'confirm')).toBe(false)
    expect(leavesByHost(under('eu', { handlers: ['withdraw'] }), 'confirm')).toBe(false)
  })

  it('says in its events what it is, and has no undo', async () => {
    const opened = withdrawing()
    const asked = walk(opened, 'confirm')
    const receipt = { undoUntil: '2027-01-01T00:00:00Z' }
    const done = walk(asked, { type: 'settled', receipt })
    const told = [...eventsFor(undefined, undefined, opened), ...eventsFor(asked, { type: 'settled', receipt }, done)]
    const kinds = told.map(({ type, data }) => [type, data.kind])
    expect(kinds).toContainEqual(['flow.started', 'withdraw'])
    expect(kinds).toContainEqual(['flow.canceled', 'withdraw'])
    const root = await drawLaw(done)
    expect(said(root, 'h2, [part~="undo"]')).toEqual(['Your withdrawal was sent'])
  })

  it.each(['de', 'fr', 'ar', 'zh-Hans'])('speaks %s', async (locale) => {
    const [title, confirm] = said(await drawLaw(withdrawing({ locale })), 'h2, [part~="confirm"]')
    expect(`${title}${confirm}`).not.toMatch(/withdraw/i)
    expect(confirm).toBeTruthy()
  })
})

describe('strict', () => {
  it('cancels at the first press and offers to take it back, in place of a second question', async () => {
    const asked = walk(under('strict'), because('price'), 'cancel')
    expect(asked).toMatchObject({ busy: true, operation: { kind: 'cancel' } })
    const done = walk(asked, settled)
    expect(said(await drawLaw(done), '[part~="undo"]')).toEqual(['Undo'])
    expect(walk(done, 'undo')).toMatchObject({ undone: true })
    expect(walk(asked, { type: 'settled', receipt: { undoUntil: '2026-01-01' } }, 'undo').undone).toBeUndefined()
  })

  it.each([[['cancel']], [['resume']], [[]]])('asks where nothing could take it back (%j)', (handlers) => {
    expect(walk(under('strict', { handlers }), 'cancel').step).toBe('confirm')
  })

  it('is asked by Continue, which is no word to cancel', () => {
    expect(walk(under('strict'), 'continue').step).toBe('confirm')
  })
})
