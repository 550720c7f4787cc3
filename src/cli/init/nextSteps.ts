/** What was written, and what to do with it. */
interface Written {
  /** Whether code for a biller was written. */
  hasBiller: boolean
  /** The framework's own steps. */
  steps: readonly string[]
}

/** The text that says what to do once the files are written. */
export function nextSteps({ hasBiller, steps }: Written): string {
  const all = [
    'Put in what is yours: cancel-flow.md lists it. Then: npx fairwell check cancel-flow.json',
    ...steps,
    ...(hasBiller
      ? ['Who is leaving: cancelCustomer(id) asks your biller. Give the page what it returns, see docs/billers.md.']
      : []),
    'Is all of it there? npx fairwell doctor URL, of the page with the button.',
  ]
  return `Next:

${all.map((step, at) => `${at + 1}. ${step}`).join('\n')}

An offer without its handler is not made. Your button’s own doing stays the way out.
`
}
