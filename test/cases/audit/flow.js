/* What the flows of all made-up vendors do with their `screens`; a page adds what is wrong with it. */
const dialog = document.getElementById('d')
const leave = document.getElementById('leave')

function show(name) {
  dialog.innerHTML = window.screens[name]
  for (const button of dialog.querySelectorAll('[data-to]')) button.onclick = () => show(button.dataset.to)
  for (const button of dialog.querySelectorAll('[data-close]')) button.onclick = () => dialog.close()
  for (const button of dialog.querySelectorAll('[data-end]')) {
    button.onclick = () => {
      document.title = 'canceled'
      fetch('/cancel', { method: 'POST' })
    }
  }
}

leave.onclick = () => {
  show('offer')
  dialog.showModal()
}
