/**
 * Whether an earlier visit seems to have left events behind. It looks at names only. The database stands while something waits,
 * and until the next look after that; it is all that a killed browser is sure to keep. Keys of localStorage count where the
 * database was denied, or the visit was over before the database was there; those of refused events, too, because somebody has to
 * come and delete them in time. The first touch of localStorage stops the page for
 * milliseconds, so it waits `pause` milliseconds, until a page that loads is done.
 */
export async function hasUndelivered(
  browser: { localStorage: Storage; indexedDB: IDBFactory; origin?: string },
  pause = 2000,
): Promise<boolean> {
  // A sandboxed frame has no store. Asked there for its databases, Chromium lets a second promise fail that nobody can catch.
  if (browser.origin === 'null') return false
  try {
    if ((await browser.indexedDB.databases()).some(({ name }) => name === 'fairwell')) return true
  } catch {
    // Where IndexedDB is denied, no visit has left a database.
  }
  await new Promise((resolve) => setTimeout(resolve, pause))
  return Object.keys(browser.localStorage).some((key) => /^fairwell:[qd]:/.test(key))
}
