/** Whether an earlier visit left events behind. For the loader: it reads names only, and throws when storage is denied. */
export function hasUndelivered(storage: Storage): boolean {
  return Object.keys(storage).some((key) => key.startsWith('fairwell:q:'))
}
