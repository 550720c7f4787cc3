/** Test mode's messages of the console, below the screen, for whoever sets the flow up. Several are folded. */
export function TestNotice({ said }: { said: string[] }) {
  return (
    <details part="problems" open={said.length === 1}>
      <summary>Problems in test mode: {said.length}</summary>
      <ul>{said.map(noticeItem)}</ul>
    </details>
  )
}

/** A message is `path: what was expected, what came; what was done`. What does not begin with a path is a sentence alone. */
const parts = /^(?:((?!expected)[^:]+): )?(.+?)(?:[.;](?: (.+))?)?$/s

/** A message as its path, its sentence, and what was done or is to be done. */
function noticeItem(message: string) {
  const [, path, sentence, rest] = message.match(parts) ?? []
  return (
    <li key={message}>
      <b>{path}</b>
      <p>{sentence}.</p>
      <p class="dim">{rest}</p>
    </li>
  )
}
