import { type Engine, EngineMissing } from './engine'

/** An engine, or why this machine has none. */
export type Opened = { engine: Engine; missing?: undefined } | { engine?: undefined; missing: string }

/** Opens an engine. Where it cannot be had, that is an excuse, but for a run that requires every engine: then it rejects. */
export async function openOrExcuse(
  open: () => Promise<Engine>,
  isRequired = requiresAll(process.env),
): Promise<Opened> {
  try {
    return { engine: await open() }
  } catch (cause) {
    if (isRequired || !(cause instanceof EngineMissing)) throw cause
    return { missing: cause.message }
  }
}

/** Whether a run that lacks an engine fails: on every CI service, and where `FAIRWELL_ENGINES=required` says so. */
export function requiresAll({ CI, FAIRWELL_ENGINES }: NodeJS.ProcessEnv): boolean {
  return !!CI || FAIRWELL_ENGINES === 'required'
}
