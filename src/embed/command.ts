import type { CancelFlow } from './createControls'
import type { Handler } from './page/handler'
import type { Listener, Payloads } from './page/page'

/** The commands whose types depend on the name that they are given. */
type NamedCommand = 'handle' | 'on' | 'off'

/**
 * The global `fairwell` of the script tag: `fairwell(command, …)` does what the method of that name does. It never throws. Before
 * the script is there, the page's stub keeps the calls and gives back nothing.
 */
export interface FairwellCommand {
  <Name extends string>(command: 'handle', name: Name, handler: Handler<Name>): void
  <Name extends keyof Payloads>(command: 'on', name: Name, listener: Listener<Name>): (() => void) | undefined
  <Name extends keyof Payloads>(command: 'off', name: Name, listener: Listener<Name>): void
  <Name extends Exclude<keyof CancelFlow, NamedCommand>>(
    command: Name,
    ...args: Parameters<CancelFlow[Name]>
  ): ReturnType<CancelFlow[Name]> | undefined
  /** The calls that the stub has collected, each as its arguments. */
  q?: Iterable<unknown>[]
  /** Whether it is ours, and not the stub. */
  isLoaded?: true
}

declare global {
  var fairwell: FairwellCommand | undefined
}
