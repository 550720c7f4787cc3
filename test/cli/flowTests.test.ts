import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runTest } from '../../src/cli/commands/runTest'
import { config, configFile, file, run } from '../support/runCommand'

const page = readFileSync('docs/testing.md', 'utf8')
const [, documented = ''] = /```json\n([\s\S]+?)```/.exec(page) ?? []
const given = JSON.parse(documented)
const tests = file('tests.json', given)
const slower = file('slower.json', {
  ...config,
  rules: config.rules?.toReversed().map((rule) => ({ ...rule, offers: ['talk'] })),
})

describe('fairwell test', () => {
  it('prints what its page says, and ends with 0', async () => {
    const { status, out, err } = await run(runTest, [configFile, tests])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(page).toContain(`\n\`\`\`\n${out}\`\`\``)
  })

  it('ends with 1 where a config decides otherwise, and says of each what and why', async () => {
    const { status, out } = await run(runTest, [slower, tests])
    expect(status).toBe(1)
    expect(out).toContain('failed: who does not use it may pause\n  offers: expected break, got talk\n')
    expect(out).toContain('0 passed, 2 failed.')
    const cheap = { ...given.tests[0], situation: { ...given.tests[0].situation, subscription: { amount: 900 } } }
    const { out: why } = await run(runTest, [configFile, file('cheap.json', [cheap])])
    expect(why).toMatch(/offers: expected save20, got none\n {2}rule: expected price-high, got none\n/)
    expect(why).toMatch(/rule price-high: not matched: segment high_value/)
  })

  it('says what a change does to each, whether a test looks at it or not', async () => {
    const loose = file(
      'loose.json',
      given.tests.map((test: object) => ({ ...test, expect: {} })),
    )
    const { status, out } = await run(runTest, [slower, loose, '--against', configFile])
    expect(status).toBe(0)
    expect(out).toContain('changed: offers: save20 before, talk now')
    expect((await run(runTest, [configFile, tests, '--against', configFile])).out).not.toContain('changed')
  })

  it('writes with --update what is decided now, where it is expected, and passes then', async () => {
    const own = file('own.json', given)
    expect((await run(runTest, [slower, own, '--update'])).out).toBe('2 of 2 tests were updated.\n')
    const written = JSON.parse(readFileSync(own, 'utf8'))
    expect(written.tests[1].expect).toEqual({ offers: ['talk'] })
    expect(written).toEqual({
      ...given,
      tests: given.tests.map((test: object, index: number) => ({ ...test, expect: written.tests[index].expect })),
    })
    expect((await run(runTest, [slower, own])).status).toBe(0)
  })

  it('looks at everything that it has a word for', async () => {
    const whole = {
      ...config,
      rules: [
        {
          id: 'all',
          offers: [],
          experiment: { id: 'e', variations: ['one', 'two'].map((key) => ({ key, weight: 0.5, offers: ['break'] })) },
        },
      ],
      alerts: [{ id: 'high', on: 'flow.canceled', segment: 'high_value', team: 't' }],
    }
    const [test] = given.tests
    const situation = { ...test.situation, customer: { id: 'cus_1' } }
    const right = {
      offers: ['break'],
      rule: 'all',
      segments: ['high_value'],
      alerts: ['high'],
      experiment: 'e: two',
      holdout: false,
    }
    const path = file('whole.json', whole)
    expect((await run(runTest, [path, file('right.json', [{ name: 'r', situation, expect: right }])])).out).toBe(
      'passed: r\n1 passed, 0 failed.\n',
    )
    const wrong = { offers: [], rule: null, segments: [], alerts: [], experiment: null, holdout: true }
    const { out } = await run(runTest, [path, file('wrong.json', [{ name: 'w', situation, expect: wrong }]), '--json'])
    expect(JSON.parse(out)).toMatchObject({ ok: false, tests: [{ ok: false }] })
    expect(JSON.parse(out).tests[0].differences.map(({ what }: { what: string }) => what)).toEqual(Object.keys(wrong))
  })

  it('names what of a situation it cannot read', async () => {
    const odd = [{ name: 'o', situation: { subscription: { amount: 'much' } }, expect: {} }]
    expect((await run(runTest, [configFile, file('odd.json', odd)])).out).toContain(
      'not read: subscription.amount: expected',
    )
  })

  it.each<[what: string, content: unknown, said: string]>([
    [
      'a misspelled key',
      { tests: [{ name: 'a', situation: {}, expect: { offer: ['x'] } }] },
      'tests[0].expect.offer: no such key. Did you mean offers?',
    ],
    ['a test without a name', [{ situation: {}, expect: {} }], 'tests[0].name: expected text, got nothing.'],
    [
      'offers that are no list',
      [{ name: 'a', situation: {}, expect: { offers: 'save20' } }],
      'tests[0].expect.offers: expected a list, got "save20".',
    ],
    [
      'a situation that is none',
      [{ name: 'a', situation: 3, expect: {} }],
      'tests[0].situation: expected an object, got 3.',
    ],
    ['a file that is none', 7, 'the file: expected an object, got 7.'],
  ])('refuses %s by its place, with 2', async (_, content, said) => {
    const { status, out, err } = await run(runTest, [configFile, file('bad.json', content)])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(said)
  })
})
