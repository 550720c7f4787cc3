// Opens the flow for the subscription beside the button that was pressed.
const { config, situations } = JSON.parse(document.querySelector('#billers').textContent)

fairwell('init', { config })
for (const button of document.querySelectorAll('[data-biller]')) {
  button.addEventListener('click', () => fairwell('open', situations[button.dataset.biller]))
}
