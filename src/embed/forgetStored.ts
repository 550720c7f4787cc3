/** Deletes all that fairwell keeps in this browser, whether the flow's code is loaded or not. */
export function forgetStored(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('fairwell:')) delete localStorage[key]
    indexedDB.deleteDatabase('fairwell')
  } catch {
    // Where storage is denied, it holds nothing of ours.
  }
}
