import { type Config, checkConfig, type Problem, readSituation, type Situation } from '../../../src/index'

type Facts = Pick<Situation, 'customer' | 'subscription' | 'history'>

/** The config's text as it was read. */
export interface ReadConfig {
  /** The value; absent where the text is no JSON. */
  value?: unknown
  /** The config as a page would run it; absent where it has an error. */
  config?: Config
  problems: Problem[]
}

/** Reads the config's text as the flow would, with everything that is wrong or doubtful. */
export function readConfigText(text: string): ReadConfig {
  const read = readJson(text)
  if ('fault' in read) return { problems: [{ severity: 'error', path: '', message: `not JSON: ${read.fault}` }] }
  const problems = checkConfig(read.value)
  const isSound = problems.every(({ severity }) => severity !== 'error')
  return { value: read.value, problems, ...(isSound && { config: read.value as Config }) }
}

/** The customer's text as it was read, or what is wrong with it. */
export interface ReadCustomer {
  facts?: Facts
  fault?: string
}

/** Reads who is leaving. The history comes from the text alone, so that what this browser remembers does not count. */
export function readCustomerText(text: string): ReadCustomer {
  const read = readJson(text)
  if ('fault' in read) return { fault: `Not JSON: ${read.fault}.` }
  const { value } = read
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { fault: 'Expected an object with customer, subscription and history.' }
  const { customer, subscription, history } = readSituation(value).situation
  return {
    facts: {
      ...(customer && { customer }),
      ...(subscription && { subscription }),
      history: { offers: [], ...history },
    },
  }
}

function readJson(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (thrown) {
    return { fault: (thrown as Error).message }
  }
}
