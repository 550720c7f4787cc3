import { render } from 'preact'
import { useState } from 'preact/hooks'

// A step of your own, drawn with Preact. The config names it: "steps": [{ "id": "roadmap", "title": "Is it on this list?",
// "data": { "features": ["Bank import", "A second language"] } }]. It stands in your page, so your styles apply.

function Roadmap({ features, given, next }) {
  const [wished, setWished] = useState(given?.feature ?? '')
  const wish = (feature) => {
    setWished(feature)
    next({ feature })
  }
  return (
    <div class="roadmap">
      <p>Planned for the next three months. Pick one, and we tell you when it is there.</p>
      {features.map((feature) => (
        <button type="button" key={feature} aria-pressed={feature === wished} onClick={() => wish(feature)}>
          {feature}
        </button>
      ))}
    </div>
  )
}

fairwell('mount', 'roadmap', (element, { data, result, next }) => {
  render(<Roadmap features={data.features} given={result} next={next} />, element)
  // This runs when the customer leaves the step, in whatever way.
  return () => render(null, element)
})
