import { readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { createCancelFlow } from '../../src/embed/createCancelFlow'
import { CancelFlow, useCancelFlow } from '../../src/react'
import { itWhole } from '../support/itWhole'
import { flowConfig } from '../support/merchantPage'
import { complaintsOf } from '../support/strictConsumer'

const options = { config: flowConfig as never, endpoint: '/cancel-events', triggers: '#cancel' }

it('renders on a server: the children and nothing of ours', () => {
  const button = createElement('button', { type: 'button' }, 'Cancel plan')
  expect(renderToString(createElement(CancelFlow, options, button))).toMatch(
    /^<span data-cancel-flow="[^"]+" style="display:contents"><button type="button">Cancel plan<\/button><\/span>$/,
  )
  expect(renderToString(createElement(CancelFlow, options))).toBe('')
})

it('answers on a server too: the flow could not open', async () => {
  let result: Promise<unknown> | undefined
  const Account = () => {
    const { open, close, explain } = useCancelFlow(options)
    result = open()
    close()
    return createElement('p', null, String(explain()))
  }
  expect(renderToString(createElement(Account))).toBe('<p>undefined</p>')
  expect(await result).toEqual({ outcome: 'failed', answers: {}, sessionId: '' })
})

it('says to React’s server components that it is for the browser', () => {
  const built = readFileSync(`${process.env.OUT_DIR ?? 'dist'}/react.js`, 'utf8')
  expect(built).toMatch(/^['"]use client['"];/)
})

itWhole(
  'has a page of documentation whose examples compile, and that names every option',
  () => {
    const page = readFileSync('docs/react.md', 'utf8')
    const examples = [...page.matchAll(/^```tsx\n([\s\S]*?)^```/gm)].map(([, code = '']) => code)
    expect(examples).toHaveLength(2)
    for (const example of examples) {
      const typed = example
        .replace("import config from './cancel-flow.json'", "declare const config: import('fairwell').Config")
        .replace('{ user, api }', '{ user, api }: any')
      expect(complaintsOf(typed, 'tsx')).toEqual([])
    }
    expect(complaintsOf("import { useCancelFlow } from 'fairwell/react'; useCancelFlow({ konfig: {} })")).toHaveLength(
      1,
    )
    const settings =
      readFileSync('src/embed/page/page.ts', 'utf8').match(/interface Settings \{([\s\S]*?)\n\}/)?.[1] ?? ''
    const names = [...settings.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(14)
    for (const name of [...names, 'handlers', 'on'])
      expect(page).toMatch(new RegExp(`^\\|.*\`${name}\`.*\\|.*\\|`, 'm'))
  },
  120_000,
)

it('is made of a flow that leaves nothing behind when its options are refused', () => {
  const added: string[] = []
  const { window, HTMLDialogElement, document } = globalThis
  Object.assign(globalThis, {
    window: Object.create({
      addEventListener: (type: string) => added.push(type),
      removeEventListener: (type: string) => added.splice(added.indexOf(type), 1),
    }),
    HTMLDialogElement: { prototype: { showModal() {} } },
    document: Object.create({
      createElement: () => Object.assign(Object.create({ matches: () => false }), { style: {} }),
    }),
  })
  try {
    expect(() => createCancelFlow({ konfig: {} } as never)).toThrow('"konfig" is no setting')
    expect(added).toEqual([])
    createCancelFlow({}).destroy()
    expect(added).toEqual([])
    createCancelFlow({})
    expect(added).toContain('click')
  } finally {
    Object.assign(globalThis, { window, HTMLDialogElement, document })
    if (!document) for (const name of ['window', 'document']) Reflect.deleteProperty(globalThis, name)
  }
})
