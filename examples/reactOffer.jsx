import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

// The card of a custom offer, drawn with React. The config has it as "offers": { "seats": { "type": "custom",
// "name": "seats", "title": "More seats, on your plan", "data": { "most": 3 } } }; the button that takes it stays fairwell's,
// and `accept(result)` may press it from here. Performing it is a handler of the same name.

function Seats({ most, accept }) {
  const [seats, setSeats] = useState(1)
  useEffect(() => {
    document.body.classList.add('choosing-seats')
    return () => document.body.classList.remove('choosing-seats')
  }, [])
  return (
    <label>
      How many more people should be able to work with you?
      <input
        type="number"
        min={1}
        max={most}
        value={seats}
        onChange={(event) => setSeats(Number(event.target.value))}
      />
      <button type="button" onClick={() => accept({ seats })}>
        Add {seats}
      </button>
    </label>
  )
}

fairwell('mount', 'seats', (element, { data, accept }) => {
  const root = createRoot(element)
  root.render(<Seats most={data.most} accept={accept} />)
  return () => root.unmount()
})

fairwell('handle', 'seats', async ({ result }) => {
  const response = await fetch('/seats', { method: 'POST', body: JSON.stringify(result) })
  if (!response.ok) throw new Error(`seats: ${response.status}`)
})
