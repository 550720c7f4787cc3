/** An account page in the manner of jQuery: listeners on the document, elements that come and go. */
export function delegate($) {
  const draw = () => $('#app').html('<a href="#" id="cancel">Cancel plan</a> <button id="other">Other</button>')
  draw()
  $(document).on('click', '#cancel', (event) => {
    event.preventDefault()
    cancelPlan()
  })
  $('body').on('click', '#other', stay)
  window.redraw = draw
}
