import { type ParseArgsConfig, parseArgs } from 'node:util'
import { didYouMean, nearestOf } from '../../config/lint/nearest'
import { marked, type Terminal, terminalOf } from '../print/terminal'
import { sayOf } from './sayOf'
import type { Streams } from './streams'

/** A command: its name, its help and the options it takes beside `--help`. */
export interface Command<Options extends ParseArgsConfig['options']> {
  name: string
  help: string
  options: Options
}

/** What the command line gave. */
export interface Given<Options extends ParseArgsConfig['options']> {
  values: ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>>['values']
  positionals: string[]
  /** Where stdout goes to. */
  terminal: Terminal
}

/**
 * Runs a command and resolves to its exit status: what `run` resolves to, or 0. `--help` prints the help and runs nothing.
 * What it throws goes to stderr under the command's name, and the status is 2.
 */
export async function runCommand<const Options extends NonNullable<ParseArgsConfig['options']>>(
  { name, help, options }: Command<Options>,
  { args, streams }: { args: string[]; streams: Streams },
  run: (given: Given<Options>) => Promise<number | undefined>,
): Promise<number> {
  try {
    if (args.includes('--help')) {
      streams.stdout.write(help)
      return 0
    }
    const { values, positionals } = parsed(args, options)
    return (await run({ values, positionals, terminal: terminalOf(streams.stdout, streams.env) })) ?? 0
  } catch (error) {
    const said = `fairwell ${name}: ${sayOf(error)}`
    streams.stderr.write(`${marked('bad', said, terminalOf(streams.stderr, streams.env))}\n`)
    return 2
  }
}

/** The arguments by these options. Throws an Error that says in words what is wrong with one, and names the nearest for one that nobody knows. */
function parsed<Options extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true as const })
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    const [, unknown, bad] = /^Unknown option '(--?[^']+)'|^Option '(?:-\w, )?(--[^' ]+)/.exec(message) ?? []
    if (bad && code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      const isFlag = options[bad.slice(2)]?.type === 'boolean'
      throw new Error(`${bad}: expected ${isFlag ? 'no value, got one' : 'a value after it, got none'}.`)
    }
    if (!unknown) throw error
    const known = ['help', ...Object.keys(options)].map((option) => `--${option}`)
    throw new Error(`${unknown}: no such option. ${didYouMean(nearestOf(unknown, known), known)}`)
  }
}
