import { createSignal, Show } from 'solid-js'
import { render } from 'solid-js/web'

function Account() {
  const [drawing, setDrawing] = createSignal(1)
  window.redraw = () => setDrawing(drawing() + 1)
  window.remount = () => {
    setDrawing(0)
    setTimeout(() => setDrawing(1))
  }
  return (
    <>
      <Show keyed when={drawing()}>
        <button type="button" id="cancel" onClick={cancelPlan}>
          Cancel plan
        </button>
      </Show>
      <button type="button" id="other" onClick={stay}>
        Other
      </button>
    </>
  )
}

render(() => <Account />, document.querySelector('#app'))
