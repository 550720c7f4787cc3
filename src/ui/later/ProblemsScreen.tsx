import type { Problem } from '../../config/check/problem'

/** What is wrong, and what the two buttons do. */
export interface ProblemsProps {
  problems: Problem[]
  onCancel: () => void
  onClose: () => void
}

/** Shown in test mode in place of a config that cannot run: what is wrong with it, and still a button to cancel. */
export function ProblemsScreen({ problems, onCancel, onClose }: ProblemsProps) {
  return (
    <div class="screen">
      <h2 part="title" id="title" tabIndex={-1}>
        This cancel flow cannot run
      </h2>
      <p class="dim">Only test mode shows this.</p>
      <ul part="error">
        {problems.map(({ path, message, mend }) => (
          <li key={path + message}>
            <div>
              <b>{path || 'config'}</b>
              <p>{message}.</p>
              <p class="dim">{mend}</p>
            </div>
          </li>
        ))}
      </ul>
      <div class="ways">
        <button type="button" part="cancel" onClick={onCancel}>
          Cancel subscription
        </button>
        <button type="button" part="close" onClick={onClose}>
          Close
        </button>
      </div>
    </div>
  )
}
