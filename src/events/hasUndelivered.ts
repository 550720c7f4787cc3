/**
 * Whether an earlier visit left events behind, as far as names tell: keys of localStorage, or the database, which stands
 * while something waits (and until the next look after that) and is all that a killed browser is sure to keep.
 */
export async function hasUndelivered(browser: { localStorage: Storage; indexedDB: IDBFactory }): Promise<boolean> {
  try {
    if (Object.keys(browser.localStorage).some((key) => key.startsWith('fairwell:q:'))) return true
  } catch {
    // Denied, so not there.
  }
  return (await browser.indexedDB.databases()).some(({ name }) => name === 'fairwell')
}
