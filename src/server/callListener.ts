/**
 * Calls a listener of the host's without waiting for it. What it throws or rejects with goes to `complain`: unhandled, a
 * rejection would end the process.
 */
export function callListener<Value>(
  listener: (value: Value) => unknown,
  value: Value,
  complain: (error: unknown) => void,
): void {
  new Promise((resolve) => resolve(listener(value))).catch(complain)
}
