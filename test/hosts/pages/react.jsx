import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'

function Account() {
  const [drawing, setDrawing] = useState(0)
  const [isThere, setThere] = useState(true)
  window.redraw = () => setDrawing(drawing + 1)
  window.remount = () => {
    setThere(false)
    setTimeout(() => setThere(true))
  }
  return (
    isThere && (
      <>
        <button type="button" key={drawing} id="cancel" onClick={cancelPlan}>
          Cancel plan
        </button>
        <button type="button" id="other" onClick={stay}>
          Other
        </button>
      </>
    )
  )
}

createRoot(document.querySelector('#app')).render(
  <StrictMode>
    <Account />
  </StrictMode>,
)
