// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import { prepareChat } from '../../../src/embed/messengers/prepareChat'
import type { Handler } from '../../../src/embed/page/handler'
import { createPage } from '../../../src/embed/page/page'
import type { Situation } from '../../../src/situation/schema'
import { en } from '../../../src/ui/languages/en'

const config = {
  version: 1,
  id: 'main',
  survey: { reasons: [{ id: 'price', label: 'It costs {{customer.firstName|you}} too much' }, { id: 'unused' }] },
  offers: {
    talk: { type: 'chat' },
    save: { type: 'discount', percentOff: 10 },
    seats: { type: 'custom', name: 'more' },
  },
} as unknown as Config
const globals = window as unknown as Record<string, unknown>
const names = ['Intercom', 'zE', '$crisp', 'HubSpotConversations', 'FrontChat']

let said: string[]
beforeEach(() => {
  said = []
  vi.spyOn(console, 'warn').mockImplementation((...words) => void said.push(words.join(' ')))
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const name of names) delete globals[name]
})

function prepared(mode: 'live' | 'test' = 'live', handlers: Record<string, Handler> = {}) {
  const page = createPage()
  page.settings.mode = mode
  Object.assign(page.handlers, handlers)
  const lay = prepareChat({ page, config, flows: [], situation: {}, spoken: { texts: en, locale: 'en' } })
  const open = (reason?: string) => page.handlers.chat?.({}, { answers: reason ? { reason } : {} } as never)
  return { lay, open, page }
}

const vendors: [name: string, install: (calls: unknown[][]) => unknown, calls: unknown[][]][] = [
  [
    'Intercom',
    (calls) =>
      (...args: unknown[]) =>
        calls.push(args),
    [['showNewMessage', 'It costs you too much']],
  ],
  [
    'zE',
    (calls) =>
      (...args: unknown[]) =>
        calls.push(args),
    [
      ['messenger:set', 'conversationTags', ['cancel_price']],
      ['messenger', 'open'],
    ],
  ],
  [
    '$crisp',
    (calls) => ({ push: (command: unknown[]) => calls.push(command) }),
    [
      ['set', 'session:data', [[['cancel_reason', 'price']]]],
      ['set', 'message:text', ['It costs you too much']],
      ['do', 'chat:open'],
    ],
  ],
  ['HubSpotConversations', (calls) => ({ widget: { open: (...args: unknown[]) => calls.push(args) } }), [[]]],
  [
    'FrontChat',
    (calls) =>
      (...args: unknown[]) =>
        calls.push(args),
    [['show']],
  ],
]

describe('the page’s messenger', () => {
  it.each(vendors)(
    '%s is opened by its own call, with the reason as far as it takes one',
    (name, install, expected) => {
      const calls: unknown[][] = []
      globals[name] = install(calls)
      const { lay, open } = prepared()
      expect(lay({ handlers: ['discount'] }).handlers).toEqual(['discount', 'chat'])
      open('price')
      expect(calls).toEqual(expected)
    },
  )

  it('reads a standard reason as the customer did, and opens without one, too', () => {
    const calls: unknown[][] = []
    globals.Intercom = (...args: unknown[]) => calls.push(args)
    const { open } = prepared()
    open('unused')
    open()
    expect(calls).toEqual([['showNewMessage', en['reason.unused']], ['showNewMessage']])
  })

  it('that is not on the page is no offer, also where a server performs all others; test mode says so', () => {
    const { lay } = prepared('test')
    expect(lay({ handlers: ['discount'] }).handlers).toEqual(['discount'])
    expect(lay({}).handlers).toEqual(['cancel', 'resume', 'discount', 'custom', 'more'])
    expect(said.join()).toContain('offer "talk": expected a messenger on the page')
    said = []
    prepared('live')
    expect(said).toEqual([])
  })

  it('that comes late is there at the next Decision, and one that went is not', async () => {
    const { lay, open, page } = prepared()
    globals.FrontChat = () => {}
    expect(lay({ handlers: [] }).handlers).toEqual(['chat'])
    delete globals.FrontChat
    expect(lay({ handlers: ['chat'] }).handlers).toEqual([])
    expect(() => open()).toThrow('expected a messenger on the page')
    // A later session replaces our own handler, and takes it for none of the page's.
    const again = prepareChat({ page, config, flows: [], situation: {}, spoken: { texts: en, locale: 'en' } })
    expect(again({ handlers: ['chat'] }).handlers).toEqual([])
  })

  it('stands back for the page’s own handler', () => {
    const own: Handler = () => {}
    globals.Intercom = () => {}
    const { lay, page } = prepared('test', { chat: own })
    const situation: Situation = { handlers: ['chat'] }
    expect(lay(situation)).toBe(situation)
    expect(page.handlers.chat).toBe(own)
    expect(said).toEqual([])
  })
})
