import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCheck } from '../../../src/cli/commands/runCheck'
import { runExplain } from '../../../src/cli/commands/runExplain'
import { checkConfig } from '../../../src/config/check/checkConfig'
import { decide } from '../../../src/decide/decide'
import { config, configFile, file, folder, now, run, subscription } from '../../support/runCommand'

const broken = { ...config, offers: { ...config.offers, save20: { type: 'discount', percentOff: 120 } } }

const doubtful = { ...config, rules: [{ id: 'all', offers: ['break'] }, ...(config.rules ?? [])] }

describe('fairwell check', () => {
  it('says yes to a good config', async () => {
    const path = file('good.json', {
      ...config,
      rules: [{ id: 'all', offers: ['break'] }],
      offers: { break: config.offers?.break },
    })
    const { status, out } = await run(runCheck, [path])
    expect({ status, out }).toEqual({ status: 0, out: `${path}: no errors, no warnings.\n` })
  })

  it('prints every problem at once, with where, what was expected and what came', async () => {
    const path = file('broken.json', { ...broken, fairness: 'us-xx' })
    const { status, out } = await run(runCheck, [path])
    expect(status).toBe(1)
    expect(out).toContain(`${path}: error: offers.save20.percentOff: expected number from 0.01 to 100, got 120.`)
    expect(out).toContain(`${path}: error: fairness: `)
    expect(out).toContain('2 errors, 0 warnings.')
    expect(out).toContain('Only its shape was checked so far')
  })

  it('gives with --json what checkConfig gives', async () => {
    for (const input of [broken, doubtful, config, [], null, 7]) {
      const { status, out } = await run(runCheck, [file('any.json', JSON.stringify(input)), '--json'])
      const problems = checkConfig(input)
      const ok = problems.every(({ severity }) => severity === 'warning')
      const place = { line: expect.any(Number), column: expect.any(Number) }
      expect(JSON.parse(out)).toEqual({ ok, problems: problems.map((problem) => ({ ...problem, ...place })) })
      expect(status).toBe(ok ? 0 : 1)
    }
  })

  it('lets a config with warnings pass, and says how to mend them', async () => {
    const { status, out } = await run(runCheck, ['-'], JSON.stringify(doubtful))
    const [warning] = checkConfig(doubtful)
    expect(status).toBe(0)
    expect(out).toContain(`config: warning: ${warning?.path}: ${warning?.message}.\n  ${warning?.mend}`)
  })

  it.each([
    ['no file', [join(folder, 'nowhere.json')], 'expected a file that can be read, got no such file'],
    ['a folder', [folder], 'expected a file that can be read, got EISDIR'],
    ['no JSON', [file('text.json', 'version: 1')], 'expected JSON'],
    ['no argument', [], 'expected one config, got 0'],
    ['two arguments', ['a', 'b'], 'expected one config, got 2'],
    ['an unknown option', [configFile, '--jsn'], '--jsn'],
  ])('could not run on %s: status 2, and says why', async (_, args, why) => {
    const { status, out, err } = await run(runCheck, args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(why)
  })

  it('counts an offer that nothing on the page performs as an error where --handlers tells what does', async () => {
    const { status, out } = await run(runCheck, [configFile, '--handlers', 'discount, credit'])
    expect(status).toBe(1)
    expect(out).toContain('error: offers.break: no handler performs it (there is discount, credit)')
    expect((await run(runCheck, [configFile, '--handlers', 'discount,pause'])).status).toBe(0)
  })

  it('reads a file that begins with a byte order mark', async () => {
    expect((await run(runCheck, [file('bom.json', `\ufeff${JSON.stringify(config)}`)])).status).toBe(0)
  })

  it('prints nothing that a terminal would obey', async () => {
    const { out } = await run(runCheck, ['-'], JSON.stringify({ ...config, '\u001b[2J': 1 }))
    expect(out).toContain('[2J')
    expect(out).not.toContain('\u001b')
  })
})

const situation = { customer: { id: 'cus_1' }, subscription, answers: { reason: 'price' }, now }

describe('fairwell explain', () => {
  const explain = (given: unknown, of: unknown = config, ...more: string[]) =>
    run(runExplain, [file('of.json', of), file('situation.json', given), ...more])

  it('prints the very Decision with --json', async () => {
    const { status, out, err } = await explain(situation, config, '--json')
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(decide(config, situation))))
    expect({ status, err }).toEqual({ status: 0, err: '' })
  })

  it('says in words what is offered, what is in reserve, and every line of why', async () => {
    const { out } = await explain(situation)
    expect(out).toContain('This customer is offered save20 (discount), by rule price-high.')
    expect(out).toContain('In reserve, not shown: talk.')
    expect(out).toMatch(/segment +high_value +yes/)
    const { out: cheap } = await explain({ ...situation, subscription: { ...subscription, amount: 900 } })
    expect(cheap).toContain('This customer is offered nothing: no rule matched.')
    expect(cheap).toMatch(/rule +price-high +no +segment high_value: subscription.mrr is 900, not at least 4900/)
  })

  it.each([
    ['the config has "enabled": false', { ...config, enabled: false }],
    ['not in the audience', { ...config, audience: { 'subscription.status': 'active' } }],
    ['held out', { ...config, holdout: { share: 1 } }],
    ['rule none has no offers', { ...config, rules: [{ id: 'none', offers: [] }] }],
    ['rule p, but break: on a yearly plan', { ...config, rules: [{ id: 'p', offers: ['break'] }] }],
    ['fairness us-mn allows no offer before the cancellation', { ...config, fairness: 'us-mn' }],
  ])('tells why there is no offer: %s', async (why, of) => {
    const yearly = { amount: 99_000, currency: 'USD', interval: 'year' }
    const { out } = await explain({ ...situation, subscription: yearly }, of)
    expect(out).toContain(`This customer is offered nothing: ${why}.`)
  })

  it('warns of what is likely a slip, and decides all the same', async () => {
    const { status, err } = await explain({ answers: { reason: 'prize' } })
    expect(status).toBe(0)
    expect(err).toContain('customer.id: expected an id, got nothing')
    expect(err).toContain('answers.reason: expected one of price, unused, got prize')
  })

  it('takes the clock, or --now, where the situation says no time', async () => {
    const { now: _, ...timeless } = { ...situation, subscription: { ...subscription, startedAt: '2026-11-01' } }
    const of = { ...config, rules: [{ id: 'new', when: { 'subscription.tenureDays': 20 }, offers: ['save20'] }] }
    const ruleOf = async (given: object, ...more: string[]) => {
      const { out, err } = await explain(given, of, '--json', ...more)
      return { rule: JSON.parse(out).rule, err }
    }
    expect(await ruleOf(timeless, '--now', now)).toEqual({ rule: 'new', err: '' })
    expect(await ruleOf({ ...timeless, now })).toEqual({ rule: 'new', err: '' })
    expect(await ruleOf({ ...timeless, now: '2030-01-01' }, '--now', now)).toEqual({ rule: 'new', err: '' })
    expect(await ruleOf({ ...timeless, now: null })).toEqual({ rule: null, err: '' })
    // The clock is known, so that tenureDays is: a rule for whoever has been here matches.
    const { out } = await explain(
      timeless,
      { ...of, rules: [{ id: 'any', when: { 'subscription.tenureDays': { $exists: true } }, offers: [] }] },
      '--json',
    )
    expect(JSON.parse(out).rule).toBe('any')
    const line = await run(runExplain, [file('of.json', of), '-', '--lines', '--now', now], JSON.stringify(timeless))
    expect(JSON.parse(line.out)).toMatchObject({ rule: 'new' })
    const { status, err } = await explain(timeless, of, '--now', 'soon')
    expect({ status, err }).toMatchObject({
      status: 2,
      err: expect.stringContaining('--now: expected an RFC 3339 time'),
    })
  })

  it('carries what is unreadable or doubtful beside the Decision, and decides on what was read', async () => {
    const odd = {
      ...situation,
      subscription: { amount: '4900', currency: 'usd', interval: 'Monthly', sttus: 'active' },
    }
    const { out } = await explain({ ...odd, customer: { id: 'cus_1', firstName: 7 } }, config, '--json')
    const { problems, ...decision } = JSON.parse(out)
    expect(decision.offers[0].id).toBe('save20')
    expect(problems.map(({ path }: { path: string }) => path)).toEqual(['customer.firstName', 'subscription.sttus'])
    const lines = `${JSON.stringify({ subscription: { amount: 4.5 } })}\n`
    const { out: line } = await run(runExplain, [configFile, '-', '--lines'], lines)
    expect(JSON.parse(line).problems).toMatchObject([{ path: 'subscription.amount' }])
  })

  it.each([
    ['lines', (all: object[]) => all.map((each) => JSON.stringify(each)).join('\n')],
    ['a JSON array', (all: object[]) => JSON.stringify(all, null, 2)],
  ])('decides on many situations from %s with --lines, a Decision a line', async (_, write) => {
    const situations = ['price', 'unused', 'nothing'].map((reason) => ({ ...situation, answers: { reason } }))
    const expected = situations.map((each) => JSON.stringify(decide(config, each)))
    const { status, out, err } = await run(runExplain, [configFile, '-', '--lines'], write(situations))
    expect({ status, out, err }).toEqual({ status: 0, out: `${expected.join('\n')}\n`, err: '' })
  })

  it('says which line of --lines holds no situation, and goes on', async () => {
    const { out, err } = await run(runExplain, [configFile, '-', '--lines'], `{}\n7\n{"answers":\n{}`)
    expect(out.split('\n').map((line) => line.slice(0, 8))).toEqual(['{"rule":', 'null', 'null', '{"rule":', ''])
    expect(err).toBe('-: row 2: expected a JSON object, got 7.\n-: row 3: expected a JSON object, got no JSON.\n')
  })

  it('counts all that stand side by side as shown', async () => {
    const [first, ...others] = config.rules ?? []
    const { out } = await explain(situation, { ...config, rules: [{ ...first, together: true }, ...others] })
    expect(out).toContain('This customer is offered save20 (discount), talk (booking), by rule price-high.')
  })

  it('takes the situation from standard input', async () => {
    const { out } = await run(runExplain, [configFile, '-'], JSON.stringify(situation))
    expect(out).toContain('offered save20')
  })

  it.each([
    ['a config that pages would not run', [file('b.json', broken), configFile], 'config.offers.save20.percentOff'],
    ['a situation that is a list', [configFile, file('list.json', [])], 'expected an object'],
    ['one file', [configFile], 'expected a config and a situation, got one file'],
    ['standard input twice', ['-', '-'], 'expected one - at most'],
  ])('could not run on %s: status 2, and says why', async (_, args, why) => {
    const { status, out, err } = await run(runExplain, args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(why)
  })
})

describe('the command', () => {
  const fairwell = (...args: string[]) => spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8' })

  it('hands its arguments on, and back the exit status', () => {
    const { status, stdout } = fairwell('check', file('broken.json', broken), '--json')
    expect({ status, ok: JSON.parse(stdout).ok }).toEqual({ status: 1, ok: false })
  })

  it('tells its commands and its version, and refuses a word it does not know', () => {
    expect(fairwell('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('simulate CONFIG CUSTOMERS'),
    })
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(fairwell('--version').stdout).toBe(`${version}\n`)
    expect(fairwell('chekc')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('expected a command, got chekc'),
    })
  })
})
