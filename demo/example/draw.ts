/** Draws one of these keys, each as often as its share says. */
export function draw(shares: Record<string, number>, random: () => number): string {
  let left = random()
  for (const [key, share] of Object.entries(shares)) {
    left -= share
    if (left < 0) return key
  }
  return Object.keys(shares).at(-1) ?? ''
}
