/** Test mode's list, below the screen, of the messages on the console: for whoever sets the flow up. */
export function TestNotice({ said }: { said: string[] }) {
  return (
    <details part="problems">
      <summary>
        Test mode: {said.length} {said.length === 1 ? 'problem' : 'problems'}
      </summary>
      <ul>
        {said.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </details>
  )
}
