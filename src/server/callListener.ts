/**
 * Calls a listener of the host's without waiting for it. What it throws or rejects with goes to `complain`: unhandled, a
 * rejection would end the process. So would a `complain` that throws, as the console does for an error whose `stack` does.
 */
export function callListener<Value>(
  listener: (value: Value) => unknown,
  value: Value,
  complain: (error: unknown) => void,
): void {
  new Promise((resolve) => resolve(listener(value))).catch(complain).catch(() => {
    console.error('[fairwell] a listener failed with an error that cannot be printed.')
  })
}
