/** How long to wait, and what to say where it was too long. */
interface Waiting {
  timeout: number
  expected: () => Promise<string>
}

/** Waits until something holds. Rejects after the time with what was expected. */
export async function until(holds: () => Promise<boolean>, { timeout, expected }: Waiting): Promise<void> {
  const end = Date.now() + timeout
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`[fairwell] ${await expected()} Waited ${timeout} ms.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
