import { expect, it } from 'vitest'
import { billers } from '../../src/cli/init/billers'
import { frameworks } from '../../src/cli/init/frameworks'
import { givenNames } from '../support/givenNames'
import { complaintsOfEach } from '../support/strictConsumer'

// The code that `fairwell init` writes, against the built types and the billers' own.

const handled = ['discount', 'pause', 'plan_change', 'trial_extension', 'credit']
const written = [...frameworks].flatMap(([framework, { files }]) =>
  Object.entries(files(handled)).map(([name, code]) => ({ name: `${framework}: ${name}`, code })),
)
const asked = [...billers].flatMap(([biller, { code }]) =>
  code ? [true, false].map((isTyped) => ({ name: `${biller}${isTyped ? '.ts' : '.js'}`, code: code(isTyped) })) : [],
)
const typed = [...written, ...asked].filter(({ name }) => /\.tsx?$/.test(name))
const plain = [...written, ...asked].filter(({ name }) => name.endsWith('.js'))

const json = givenNames.slice(givenNames.indexOf("declare module '*/cancel-flow.json'"))

it.for([
  ['typed', typed, { types: ['node'], skipLibCheck: true }],
  ['plain', plain, { types: ['node'], skipLibCheck: true, strict: false, exactOptionalPropertyTypes: false }],
] as const)('compiles where it is %s', ([_, files, options]) => {
  expect(files.length).toBeGreaterThan(4)
  const codes = files.map(({ code }) => code)
  const complaints = complaintsOfEach(codes, 'tsx', { options, declarations: json })
  expect(files.flatMap(({ name }, at) => (complaints[at] ?? []).map((words) => `${name}: ${words}`))).toEqual([])
})
