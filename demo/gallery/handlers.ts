/** The script with the gallery's handlers. Most of them succeed; one discount finds the server down, and one is refused. */
export const handlers = `
  window.fairwell ||= function () { (fairwell.q ||= []).push(arguments) }

  for (const name of ['discount', 'pause', 'plan_change', 'trial_extension', 'credit', 'seats', 'resume', 'cancel', 'withdraw', 'skip', 'reschedule', 'frequency', 'swap', 'gift', 'address', 'chat']) {
    fairwell('handle', name, async ({ couponId }) => {
      if (couponId === 'DOWN') throw new Error('down')
      if (couponId === 'REFUSED') throw Object.assign(new Error('used'), { refusal: 'This discount was used in March already. It can be taken once a year.' })
      const undoUntil = name === 'cancel' ? new Date(Date.now() + 30 * 864e5).toISOString() : undefined
      return { confirmationId: 'CN-7F2K9', undoUntil }
    })
  }

  fairwell('mount', 'seats', (element, { data }) => {
    const text = document.createElement('p')
    text.textContent = data.seats + ' more people can work with you until the end of next year, at the price you pay now.'
    element.append(text)
  })
`

/** The script with the gallery's own step, for a config that has it: a mount that no config asks for is warned of. */
export const roadmapMount = `
  fairwell('mount', 'roadmap', (element, { next }) => {
    element.innerHTML = '<p>Planned for the next three months. Pick one and we tell you when it is there.</p>'
    for (const feature of ['Recurring invoices', 'Bank import', 'A second language']) {
      const button = document.createElement('button')
      button.textContent = feature
      button.onclick = () => next({ feature })
      element.append(button)
    }
  })
`
