/**
 * Whether an earlier visit left events behind, as far as names tell: the database, which stands while something waits (and
 * until the next look after that) and is all that a killed browser is sure to keep, or keys of localStorage, where the
 * database was denied or the visit over before it was there. The first touch of localStorage stops the page for
 * milliseconds: that waits until a page that loads is done, which `pause` (milliseconds) is for.
 */
export async function hasUndelivered(
  browser: { localStorage: Storage; indexedDB: IDBFactory },
  pause = 2000,
): Promise<boolean> {
  try {
    if ((await browser.indexedDB.databases()).some(({ name }) => name === 'fairwell')) return true
  } catch {
    // Denied, so not there.
  }
  await new Promise((resolve) => setTimeout(resolve, pause))
  return Object.keys(browser.localStorage).some((key) => key.startsWith('fairwell:q:'))
}
