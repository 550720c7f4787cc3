import type { FlowCode } from '../flowCode'
import type { Page } from '../page/page'
import { loadConfig } from './loadConfig'

/** The flow's code, and the config as it was written, or the Error that says why there is none. */
export type Loaded = [code: FlowCode, config: unknown]

/** The load of the flow's code and its config, begun at the first sign of a press. */
export interface Loading {
  /** Gives what the first screen needs, and asks the network for it only once. Rejects when the code does not come. */
  load(): Promise<Loaded>
  /** Gives up what failed, hangs or is no longer wanted: the next `load` asks for it anew. */
  forget(): void
}

/** Loads what a press needs: the flow's code and the config. A press may ask for it, or a sign that one will come. */
export function createLoading({ settings }: Page, loadCode: (isRetry: boolean) => Promise<FlowCode>): Loading {
  let isRetry = false
  let loading: { from: unknown; abort: AbortController; done: Promise<Loaded> } | undefined
  const forget = () => {
    // The request is aborted, or a browser may hold the next one for the same address back until this one is over.
    loading?.abort.abort()
    isRetry = true
    loading = undefined
  }
  /** Hands the reason why there is no config on to the flow, which says it, or shows it in test mode. The next press asks anew. */
  const handOn = (cause: unknown) => {
    loading = undefined
    return cause
  }
  return {
    forget,
    async load() {
      if (loading && loading.from !== settings.config) forget()
      const abort = new AbortController()
      loading ??= {
        from: settings.config,
        abort,
        done: Promise.all([loadCode(isRetry), loadConfig(settings, abort.signal).catch(handOn)]),
      }
      return loading.done
    },
  }
}
