/** Resolves once the condition holds; rejects, naming it, when it does not come to hold. */
export async function until(what: string, condition: () => unknown, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`not within ${seconds} s: ${what}`)
    await pause(0.05)
  }
}

export function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000))
}
