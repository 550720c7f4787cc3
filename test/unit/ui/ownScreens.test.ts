import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Page } from '../../../src/embed/page/page'
import { mountApi } from '../../../src/embed/screen/mountApi'
import type { Action } from '../../../src/flow/flow'
import { because, started, walk } from '../../support/startedFlow'

const guide = readFileSync('docs/own-screens.md', 'utf8')

interface Row {
  kind: string | undefined
  does: (string | undefined)[]
}

/** The rows of the table by the name of what they tell of: what it is, what it does in a step, and in an offer. */
const told: Record<string, Row> = Object.fromEntries(
  [...guide.matchAll(/^\| `(\w+)(\([^)]*\))?` \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
    ([, name = '', , kind, ...does]) => [name, { kind, does }],
  ),
)

const custom = { type: 'custom' as const, name: 'seats', data: { most: 3 } }
const offered = walk(
  started({
    config: { offers: { seats: custom }, rules: [{ id: 'all', offers: ['seats'] }] },
    situation: { handlers: ['seats'] },
    mounts: ['seats'],
  }),
  because('price'),
  'continue',
)
const inStep = walk(
  started({ config: { rules: [], steps: [{ id: 'exports', data: { as: 'csv' } }] }, mounts: ['exports'] }),
  because('price'),
  'continue',
)

function apiOf(flow: typeof offered, room: { name: string; offer: string | undefined }) {
  const acts: Action[] = []
  return { acts, api: mountApi({ listeners: new Map() } as Page, flow, room, (action) => acts.push(action)) }
}

it('docs/own-screens.md names all that a mount is told and can do, and nothing else', () => {
  const [, fields = ''] =
    /interface MountApi \{([\s\S]*?)\n\}/.exec(readFileSync('src/embed/page/page.ts', 'utf8')) ?? []
  const declared = [...fields.matchAll(/^ {2}(\w+)(\(.*\)|\??:)/gm)].map(([, name]) => name)
  expect(Object.keys(told)).toEqual(declared)
  const { api } = apiOf(offered, { name: 'seats', offer: 'seats' })
  expect(Object.keys(api).sort()).toEqual(Object.keys(told).sort())
  for (const [name, { kind }] of Object.entries(told))
    expect([name, typeof api[name as keyof typeof api] === 'function']).toEqual([name, kind === 'function'])
})

it('does in a step and in an offer what the page says: what it says does nothing does nothing', () => {
  const rooms = [
    { flow: inStep, room: { name: 'exports', offer: undefined }, place: 0 },
    { flow: offered, room: { name: 'seats', offer: 'seats' }, place: 1 },
  ]
  for (const { flow, room, place } of rooms) {
    const { acts, api } = apiOf(flow, room)
    for (const name of ['next', 'back', 'cancel', 'accept'] as const) {
      acts.length = 0
      api[name]({ seats: 2 })
      const moves = walk(flow, ...acts) !== flow
      expect([room.name, name, moves]).toEqual([room.name, name, told[name]?.does[place] !== 'does nothing'])
    }
  }
  expect(apiOf(inStep, { name: 'exports', offer: undefined }).api.data).toEqual({ as: 'csv' })
})

it('hands over a result by accept(result) only: our own button has none', () => {
  const { acts, api } = apiOf(offered, { name: 'seats', offer: 'seats' })
  api.accept({ seats: 2 })
  const choiceAfter = (...actions: Action[]) => walk(offered, ...actions).operation?.choice
  expect(choiceAfter(...acts)).toEqual({ name: 'seats', data: { most: 3 }, result: { seats: 2 } })
  expect(choiceAfter({ type: 'accept', offer: 'seats' })).toEqual({ name: 'seats', data: { most: 3 } })
})
