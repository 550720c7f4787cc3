// Presses, as a made-up customer would, what leads to the screen that this frame shows.
const { config, situation, presses, step } = JSON.parse(document.querySelector('#example').textContent)

// In the gallery, forty frames would take the focus from each other and scroll the page about.
if (parent !== window) HTMLElement.prototype.focus = () => {}

const dialog = () => document.querySelector('fairwell-dialog')?.shadowRoot.querySelector('dialog')

function find(press) {
  const [part, id] = press.split('=')
  return dialog()?.querySelector(`[part~="${part}"]${id ? `[data-id="${id}"]` : ''}`)
}

async function until(found) {
  for (;;) {
    const it = found()
    if (it) return it
    await new Promise(requestAnimationFrame)
  }
}

async function walk() {
  for (const press of presses) {
    const before = dialog()?.dataset.step
    const element = await until(() => find(press))
    element.click()
    if (press === 'continue' || press === 'cancel' || press === 'confirm') {
      await until(() => dialog()?.dataset.step !== before)
    }
  }
  await until(() => dialog()?.dataset.step === step)
  document.documentElement.dataset.arrived = step
}

fairwell('init', { config, container: '#here', timeout: 60_000, mode: 'test' })
fairwell('open', situation)
walk()
