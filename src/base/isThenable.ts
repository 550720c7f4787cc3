/** Whether this is a promise, which an asynchronous function returned to a caller that did not await it. */
export function isThenable(value: unknown): boolean {
  try {
    return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  } catch {
    return false
  }
}
