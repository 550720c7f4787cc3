/** Resolves to the result of a database request, or to undefined when the request, or the asking for it, failed. */
export function settled<Result>(ask: () => IDBRequest<Result>): Promise<Result | undefined> {
  return new Promise<Result | undefined>((resolve) => {
    const request = ask()
    request.onsuccess = request.onerror = (event) => {
      // Firefox reports a database error that nobody stops to the page's own `window.onerror`.
      event.preventDefault()
      // After an error the result is undefined.
      resolve(request.result)
    }
  }).catch(() => undefined)
}
