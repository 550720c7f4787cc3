import { printable } from '../../report/print/printable'
import { counted } from '../../report/print/wording'
import { readConfigFile } from '../json/readConfigFile'
import { prose } from '../print/prose'
import { marked, type Terminal } from '../print/terminal'
import type { Proof } from '../prove/prove'
import { proveFlows } from '../prove/proveFlows'
import type { Finding } from '../prove/reach'
import { runCommand } from './runCommand'
import type { Streams } from './streams'
import { wrongFiles } from './wrongFiles'

const help = `fairwell prove CONFIG [--json]

Goes through every kind of customer that the config's rules tell apart, and for each through every state of the flow, with
handlers that fail and files that are missing. From every screen the cancellation must be near, only the customer's own word
may cancel, no path may show more offers than the fairness preset allows, and somebody must get to every rule, offer and alert.

CONFIG  a file, or - for standard input

--json  print { ok, states, customers, isComplete, isSwitchedOff, problems: [{ severity, path, message, mend?, counterexample? }] }

The exit status is 0, 1 where something no flow may do was found, or 2 when the command could not run.
`

const options = { json: { type: 'boolean' } } as const

/** The command `fairwell prove`. Resolves to its exit status: 0, 1 with an error found, or 2 when it could not run. */
export function runProve(args: string[], streams: Streams): Promise<number> {
  return runCommand({ name: 'prove', help, options }, { args, streams }, async ({ values, positionals, terminal }) => {
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) throw wrongFiles('one config', positionals, help)
    const proof = proveFlows(await readConfigFile(path, streams))
    streams.stdout.write(values.json ? `${JSON.stringify(proof, null, 2)}\n` : print(path, proof, terminal))
    return proof.ok ? 0 : 1
  })
}

function print(path: string, proof: Proof, terminal: Terminal): string {
  const { ok, states, customers, isComplete, isSwitchedOff, problems } = proof
  const tried = `${counted(states, 'state')} of ${counted(customers, 'different customer')}`
  const whole = isComplete ? 'all that its conditions tell apart' : 'a sample of what its conditions tell apart'
  const verdict = ok
    ? 'from every screen the cancellation is near, and only the customer cancels'
    : 'something was found that no flow may do'
  const said = prose(printable(`${path}: ${tried} (${whole}): ${verdict}.`), terminal)
  const off = isSwitchedOff ? `${prose(switchedOff, terminal)}\n` : ''
  return `${marked(ok ? 'good' : 'bad', said, terminal)}\n${off}${problems.map((each) => printFinding(each, terminal)).join('')}`
}

const switchedOff =
  'info  enabled: the flow is switched off, and every page runs its own cancel. It was proven as if it were on.'

function printFinding({ severity, path, message, mend, counterexample }: Finding, terminal: Terminal): string {
  const lines = [`${severity}  ${path}${path && ': '}${message}.${mend ? ` ${mend}` : ''}`]
  if (counterexample) {
    lines.push(`customer: ${JSON.stringify(counterexample.situation)}`)
    if (counterexample.path) lines.push(`path: ${counterexample.path.join(', then ') || 'the first screen'}`)
  }
  return `\n${lines.map((line) => prose(printable(line), terminal)).join('\n')}\n`
}
