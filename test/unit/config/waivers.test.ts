import { describe, expect, it } from 'vitest'
import { checkConfig } from '../../../src/config/check/checkConfig'
import { fairnessRules } from '../../../src/config/fairness/rules'

const offers = { save20: { type: 'discount', percentOff: 20, limit: { maxAccepts: 1 } } }
const base = {
  version: 1,
  id: 'main',
  fairness: 'us-mn',
  survey: { reasons: [{ id: 'too_expensive' }] },
  offers,
  rules: [{ id: 'all', offers: ['save20'] }],
}

/** The problems of this config with waivers of these rules, as `severity path: message`. */
function told(change: object, ...rules: string[]): string[] {
  const waivers = rules.map((rule) => ({ rule, name: 'A. Counsel', reason: 'agreed on 2 May' }))
  return checkConfig({ ...base, ...change, waivers }).map(
    ({ severity, path, message }) => `${severity} ${path}: ${message}`,
  )
}

describe('a waiver', () => {
  const broken = 'fairness "us-mn" allows no offer before the cancellation is complete, so save20 would never be shown'

  it('makes a warning of the error that its rule is about, with who waived it and why', () => {
    expect(told({})).toEqual([`error rules[0].offers: ${broken} (rule offers)`])
    expect(told({}, 'offers')).toEqual([
      `warning rules[0].offers: ${broken} (rule offers; A. Counsel has waived it: agreed on 2 May)`,
    ])
  })

  it('leaves problems of other rules, and of none, as they are', () => {
    const problems = told(
      { offers: { save20: { ...offers.save20, percentOff: 20, amountOff: 5 } } },
      'offers',
      'wording',
    )
    expect(problems.filter((problem) => problem.startsWith('error'))).toHaveLength(1)
    expect(problems.join('\n')).not.toMatch(/^error rules/m)
  })

  it('is named where there is no such rule, with the nearest', () => {
    const [problem] = checkConfig({ ...base, waivers: [{ rule: 'offer', name: 'A', reason: 'B' }] }).filter(
      ({ path }) => path === 'waivers[0].rule',
    )
    expect(problem).toMatchObject({ severity: 'error', message: '"offer" is no rule, so nothing is waived' })
    expect(problem?.mend).toMatch(/^Did you mean offers\?/)
  })

  it.each(Object.entries(fairnessRules))('of %s is refused where nobody can waive it', (rule, { isWaivable, says }) => {
    const refused = told({}, rule).filter((problem) => problem.startsWith('error waivers[0].rule'))
    expect(refused).toEqual(isWaivable ? [] : [`error waivers[0].rule: nobody can waive "${rule}": ${says}`])
  })

  it('that nothing needs is told', () => {
    expect(told({ fairness: 'us-ca' }, 'offers', 'rest', 'equal-buttons')).toEqual([
      'warning waivers[0].rule: "offers" needs no waiver: nothing in this config breaks it',
      'warning waivers[1].rule: "rest" needs no waiver: the flow keeps it, whatever a config says',
    ])
  })

  it.each(['', undefined, null, 5])('without a name or a reason (%j) is refused', (nothing) => {
    const paths = (waiver: object) => checkConfig({ ...base, waivers: [waiver] }).map(({ path }) => path)
    expect(paths({ rule: 'offers', name: nothing, reason: 'x' })).toContain('waivers[0].name')
    expect(paths({ rule: 'offers', name: 'x', reason: nothing })).toContain('waivers[0].reason')
  })
})

describe('a way to cancel that does not say so', () => {
  const messages = { en: { cancel: 'Proceed' } }
  const severity = (fairness: unknown) =>
    checkConfig({ ...base, rules: [], fairness, messages }).find(({ rule }) => rule === 'cancel-label')?.severity

  it('is an error under each preset that a law of labels stands behind, and else a warning', () => {
    expect([severity('us-ca'), severity('eu'), severity({ default: 'us-ca', DE: 'de' })]).toEqual(
      Array(3).fill('error'),
    )
    expect([severity('us-ftc'), severity({ default: 'us-ca', US: 'us-ftc' })]).toEqual(['warning', 'warning'])
  })
})

describe('an option that no cancel flow of ours can have', () => {
  const question = { id: 'q', type: 'text', label: 'Why?' }
  it.each([
    ['survey.questions[0].required', { survey: { ...base.survey, questions: [{ ...question, required: true }] } }],
    ['survey.reasons[0].selected', { survey: { reasons: [{ id: 'unused', selected: true }] } }],
    ['offers.save20.countdown', { offers: { save20: { ...offers.save20, countdown: 60 } } }],
    ['confirm.typed_confirmation', { confirm: { typed_confirmation: 'DELETE' } }],
    ['confirm.minDwellMs', { confirm: { minDwellMs: 3000 } }],
    ['hideCancel', { hideCancel: true }],
    ['autoAcceptOnClose', { autoAcceptOnClose: true }],
  ])('%s is refused with the rule that it would break', (path, change) => {
    const problems = checkConfig({ ...base, ...change })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ severity: 'error', path, rule: expect.any(String), mend: 'Take it out.' })
    expect(problems[0]?.message).toMatch(/^no config can have ".*": .* \(rule [\w-]+\)$/)
  })
})
